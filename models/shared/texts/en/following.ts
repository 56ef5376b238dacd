/** Hearing of new dates of a department by letter. */
export const following = {
  title: "New dates by letter",
  lead: "When a department below publishes dates that fit you, you hear of them by letter: all in one, at most once a day.",
  none: "You hear of no department's new dates",
  noneWay: "Open the page of a department and press “Tell me about new dates”.",
  departments: "Departments",
  label: "Departments you hear of",
  tell: "Tell me about new dates",
  telling: "One moment …",
  told: (name: string) => `From now on you hear by letter of new dates of ${name} that fit you, at most once a day.`,
  toldWithoutMail: (name: string) =>
    `You would hear by letter of new dates of ${name}, but no mail address of yours is known. Please give one on your account page.`,
  stop: "Stop telling me",
  stopHere: "Stop telling me about new dates",
  stopOf: (name: string) => `Stop telling me about ${name}`,
  stopping: "Stopping …",
  stopped: (name: string) => `You hear no more of new dates of ${name}.`,
  again: "Tell me again",
  /** Below the button that publishes. */
  heard: (count: number) =>
    count === 0
      ? ""
      : count === 1
        ? "1 person hears of it by letter, if it fits them."
        : `${count} people hear of it by letter, if it fits them.`,
  own: {
    title: "Letters about new dates",
    none: "You hear of no department's new dates.",
    some: (count: number) =>
      count === 1 ? "You hear of one department's new dates." : `You hear of ${count} departments' new dates.`,
    choose: "Choose",
  },
};

export const followingRefusals = {
  "follows-most": ({ most }: { most?: unknown }) =>
    `You hear of ${String(most)} departments already. Please stop the letters about one first.`,
};
