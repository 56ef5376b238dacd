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
    rounds: "Rounds",
    reports: "Reports",
    reflections: "Reflections",
    thanks: "Thanks",
    review: "Review",
    improvements: "Improvements",
    people: "People",
    imports: "Imports",
    mail: "Mail",
  },
  languages: { en: "English", "en-XA": "Pseudo" },
  notFound: {
    over: "Error 404",
    title: "This page is not here",
    text: "The address may be mistyped, or the thing it led to is gone.",
    next: "Go to your home page",
  },
  notAllowed: {
    over: "Error 403",
    title: "This page is not open to you",
    text: "If you think it should be, please ask a coordinator of your organisation.",
    next: "Go to your home page",
  },
  tooOften: {
    over: "Error 429",
    title: "That was tried too often",
    text: "Please wait a quarter of an hour and try again.",
    next: "Go to the start page",
  },
  /** What is refused before any page is reached. */
  doors: {
    next: "Go to the start page",
    elsewhere: {
      title: "This did not come from our pages",
      text: "Another site, or a page that is out of date, sent this. Nothing was changed. Please open the page anew and try there.",
    },
    tooLarge: { title: "That is too much at once", text: "What was sent is larger than we take. Nothing was changed." },
    noForm: {
      title: "That is no form of ours",
      text: "What was sent came in a way our pages do not send. Nothing was changed.",
    },
    badAddress: {
      title: "This address is broken",
      text: "It holds signs that no address of ours has. Please go on from the start page.",
    },
    noFile: {
      title: "This file is not here",
      text: "The page that asked for it may be out of date. Please open it anew.",
    },
    broken: { title: "Something broke on our side", text: "Please go back and try once more." },
  },
  /** The browser did not reach the server, or heard no answer: it may have been done all the same. */
  lost: {
    over: "No connection",
    title: "No answer came",
    text: "Your connection or our server was away for a moment. If you sent something, it may have arrived: please look whether it was done before you send it again.",
    next: "Open this page anew",
  },
  broken: {
    over: "Error 500",
    title: "Something broke on our side",
    text: "Nothing you typed was used. Please go back and try once more.",
    reference: (id: string) => `If it happens again, tell a coordinator this number: ${id}`,
    next: "Go to your home page",
  },
};

export const commonRefusals = {
  "not-found": () => "This is not here. It may be gone, or the address is mistyped.",
  "not-allowed": () => "This is not open to you. Please ask a coordinator if you think it should be.",
  "try-again": () => "Many people are asking for this at the same moment. Nothing was changed; please try once more.",
  "already-done": () => "This was already done.",
};
