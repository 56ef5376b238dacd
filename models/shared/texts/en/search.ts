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
  left: (left: number, places: number) => (left === 0 ? `all ${places} taken` : `${left} of ${places} places left`),
};

/** Moving a booking, and giving the place to a colleague. */
export const handing = {
  move: {
    title: "Take another date instead",
    text: "Your place moves in one step: the old one goes to the next in line, the new one is yours. Nothing changes if the new date cannot be had.",
    dates: "Other dates with places left",
    none: "No other date of this plan has a free place now.",
    noneText: "You keep your place. When a date is published, it shows on the page of the session.",
    press: "Move to this date",
    doing: "Moving …",
    done: "Your booking was moved. The old invitation is cancelled, the new one is in your mail.",
    doneAsked: "Your old place was given on, and the new one is held for you while your team is asked.",
    keep: "Keep the date",
    link: "Take another date",
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
    keep: "Keep the place",
    link: "Give it to a colleague",
  },
};

export const handingRefusals = {
  "to-oneself": () => "This place is yours already. Please choose somebody else.",
};
