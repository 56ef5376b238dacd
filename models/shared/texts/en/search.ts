/** The search over everything, which Ctrl K leads to. */
export const search = {
  title: "Search or jump to",
  label: "Name, session, department or number",
  press: "Search",
  hint: "A word or its beginning is enough.",
  found: (query: string) => `Found for “${query}”`,
  nothing: (query: string) => `Nothing begins with “${query}”`,
  nothingText: "Try fewer letters, or look through what is coming.",
  find: "Find a session",
  sessions: "Sessions",
  people: "People",
  departments: "Departments",
  more: "All of them",
  left: (left: number, places: number) =>
    left > 0 ? `${left} of ${places} places left` : places === 1 ? "the one place is taken" : `all ${places} taken`,
};

/** Moving a booking, and giving the place to a colleague. */
export const handing = {
  move: {
    title: "Take another date instead",
    text: "Your place moves in one step: the old one goes to the next in line, the new one is yours. Nothing changes if the new date cannot be had.",
    textAsked: (who: string) =>
      `Your old place goes to the next in line at once. The new one is held for you, and ${who} must agree to it first. If that is declined you have neither.`,
    textOther: (name: string) =>
      `${name} is told, and the place moves in one step: the old one goes to the next in line, the new one is booked. Nothing changes if the new date cannot be had.`,
    titleOther: (name: string) => `Move ${name} to another date`,
    where: (site: string, left: number, places: number) => `${site}, ${left} of ${places} places left`,
    dates: "Other dates that can be had",
    none: "No other date of this plan can be had now.",
    noneText: "The place stays as it is. When a date is published, it shows on the page of the session.",
    press: "Move to this date",
    pressAsked: "Ask for this date instead",
    doing: "Moving …",
    done: "Your booking was moved. The old invitation is cancelled, the new one is in your mail.",
    doneAsked: "Your old place was given on, and the new one is held for you while your team is asked.",
    keep: "Keep the date",
    cannot: "Another date cannot be taken here",
    link: "Take another date",
    linkOther: (name: string) => `Move ${name} to another date`,
  },
  gift: {
    title: "Give my place to a colleague",
    text: "Every rule is run for them as if they booked themselves. If their team must release them, the place is held meanwhile.",
    search: "Who takes it? Name or staff number",
    find: "Look",
    choose: "Choose one",
    nobody: "Nobody of this name is on the staff list. Try the family name, or fewer letters.",
    press: "Give my place",
    doing: "Giving …",
    done: (name: string) => `${name} has your place now. Thank you for passing it on.`,
    doneAsked: (name: string) => `The place is held for ${name}, whose team is asked. Thank you for passing it on.`,
    keep: "Keep the place",
    cannot: "The place cannot be given on here",
    link: "Give it to a colleague",
  },
};

export const handingRefusals = {
  "to-oneself": () => "This place is yours already. Please choose somebody else.",
};
