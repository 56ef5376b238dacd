import { Icon, type IconName } from "./icon.tsx";
import { looks } from "./looks.ts";
import type { Found } from "./found-row.tsx";
import { useReading, useTexts } from "./texts.tsx";

/** How a session looks in the calendar: solid is firm, dashed is not, outlined is full or not for the reader. */
export function eventLook({ prospect }: Pick<Found, "prospect">): { className: string; icon: IconName | null } {
  if (prospect.what === "mine") return { className: `is-${prospect.state}`, icon: looks[prospect.state].icon };
  if (prospect.what === "refused") return { className: "is-full", icon: looks.locked.icon };
  return { className: prospect.what === "wait" ? "is-full" : "", icon: null };
}

/** The state in a word, for who cannot see the look. */
export function useEventWord() {
  const { outcome } = useTexts().find;
  const { now } = useReading();
  return ({ prospect, waiting, left, startsAt, endsAt }: Found): string => {
    if (prospect.what === "mine" && endsAt <= now) return outcome.visited;
    if (prospect.what === "mine" && startsAt <= now) return outcome.visiting;
    if (prospect.what === "mine") return outcome.mine[prospect.state as keyof typeof outcome.mine];
    if (prospect.what === "wait") return outcome.wait(waiting, left);
    return prospect.what === "refused" ? outcome.refused : outcome.book;
  };
}

/** What stands in an event: icon, time, title, and its state read out. */
export function EventText({ found, clock }: { found: Found; clock?: string }) {
  const { icon } = eventLook(found);
  const word = useEventWord();
  return (
    <>
      {icon && <Icon name={icon} />} {clock && <b>{clock}</b>} {found.title}
      <span className="sr">, {word(found)}</span>
    </>
  );
}
