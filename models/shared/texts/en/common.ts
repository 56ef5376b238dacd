/** Words every page needs: navigation, the two closed doors, the broken one. */
export const common = {
  brand: "Understudy",
  titled: (title: string) => `${title} · Understudy`,
  nav: {
    home: "Home",
    find: "Find",
    mySessions: "My sessions",
    departments: "Departments",
    me: "Me",
    hosting: "Hosting",
    team: "My team",
    coordinating: "Coordinating",
    slots: "Slots",
    plans: "Plans",
    people: "People",
    imports: "Imports",
    mail: "Mail",
  },
  languages: { en: "English", "en-XA": "Pseudo" },
  notFound: {
    title: "This page is not here",
    text: "The address may be mistyped, or the thing it led to is gone.",
    next: "Go to your home page",
  },
  notAllowed: {
    title: "This page is not open to you",
    text: "If you think it should be, please ask a coordinator of your organisation.",
    next: "Go to your home page",
  },
  broken: {
    title: "Something broke on our side",
    text: "Nothing you typed was used. Please go back and try once more.",
    reference: (id: string) => `If it happens again, tell a coordinator this number: ${id}`,
  },
};

export const commonRefusals = {
  "not-found": () => "This is not here. It may be gone, or the address is mistyped.",
  "not-allowed": () => "This is not open to you. Please ask a coordinator if you think it should be.",
  "try-again": () => "Many people are asking for this at the same moment. Nothing was changed; please try once more.",
  "already-done": () => "This was already done.",
};
