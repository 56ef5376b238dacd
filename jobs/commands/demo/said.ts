/** What people of the demo say: why they come, what they took away, what they saw go wrong, what became of it. */

export const AIMS = [
  "Why do so many of ours come back a second time?",
  "I want to know what happens after I hand over.",
  "Whom do I call when it goes wrong, and what do you need from me then?",
  "How do you decide when two things are urgent at once?",
  "I would like to work here one day.",
  "",
  "",
];

export const LEARNED = [
  "How much is decided before anything reaches us. I had always thought it was chance.",
  "That they wait for our call far longer than we think we need to make it.",
  "Who to ring, and that they would rather be rung too early.",
  "How calm it is when everybody knows the next step. We should say ours aloud, too.",
  "That the rule I find silly protects somebody two floors down.",
  "Nobody there knew what our abbreviation means. I had written it on every slip for years.",
] as const;

export const COMMITMENTS = [
  "I will say the name of the person I hand over to, not “your colleague”.",
  "I will ring before I send somebody over.",
  "I will write the time on the slip, every time.",
  "I will take the next new colleague along on a visit in their first month.",
  "I will ask what they need before I say what we need.",
] as const;

export const HEARD = [
  "A question nobody of us had asked: why do we do this twice?",
  "That our form asks for a number which others have to look up.",
  "How it feels to stand on the other side of our door.",
  "They know a shorter way than ours and we never asked.",
] as const;

export const EFFECTS = [
  "Came back with two questions for our morning talk; both were good.",
  "Hands over differently since then. Others have begun to copy it.",
  "Nothing yet that I could see, but more cheerful.",
] as const;

export const COVERS = [
  "No trouble: it was the quiet hour.",
  "One position stood empty for twenty minutes; next time not on a Friday.",
  "The shift before stayed a little longer. I thanked them.",
] as const;

export const THANKS = [
  "Thank you for explaining everything twice, and for the coffee at five in the morning.",
  "You let me stand where you stand. I have not had that in eleven years here. Thank you.",
  "Thank you for taking the time on a day that was not a quiet one.",
  "Please tell the whole shift that I felt welcome from the first minute.",
  "I understood more in two hours than in all the mails of a year. Thank you!",
] as const;

export interface Remark {
  /** Where work stopped, waited or happened twice, as seen in this department. */
  friction: string;
  /** What is done about it, and how far that is. */
  title: string;
  text: string;
  step: "proposed" | "under-way" | "done" | "not-now";
  said: string;
}

/** By the department that was visited. */
export const REMARKS: Readonly<Record<string, Remark>> = {
  BAG: {
    friction:
      "Bags from the north checkpoint are scanned a second time because the first picture does not travel with them.",
    title: "Let the first picture travel with the bag",
    text: "One bag of nine is scanned twice. The picture of the first scan should reach the screening desk with it.",
    step: "under-way",
    said: "The screening desk tries it on belt 3 until the end of the month. The first week looks good.",
  },
  PRM: {
    friction:
      "The wheelchair is ordered at the desk and ordered again at the checkpoint, since nobody sees the first order.",
    title: "One order for assistance, seen by desk and checkpoint",
    text: "Both look at the same list, so that nobody orders twice and nobody waits for the second chair.",
    step: "done",
    said: "Since Monday both see the same list. Orders that came twice fell from eleven a day to one. Thank you for saying it.",
  },
  APC: {
    friction: "The stand is changed by radio, and whoever has no radio walks to the old one.",
    title: "Tell changes of stand to those without a radio",
    text: "Bus drivers and assistance agents hear of a change by message, not by standing at the wrong door.",
    step: "done",
    said: "A change of stand is now a message to both teams as well. It was ten minutes’ work; we are sorry that it took a visit.",
  },
  SEC: {
    friction: "Staff stop at the second door because the list of names lies at the first.",
    title: "The list of visitors at both doors",
    text: "Whoever is announced at the north door should not be asked again at the inner one.",
    step: "proposed",
    said: "",
  },
  RFF: {
    friction: "Every exercise is announced in four mails by four people.",
    title: "One announcement for each exercise",
    text: "One mail, a week before, from the watch that holds it.",
    step: "done",
    said: "From this month on there is one. The other three have stopped, we looked.",
  },
  TFM: {
    friction: "A lift that stops is reported by phone, then by form, and the form asks what the phone already knew.",
    title: "No form after a phone report",
    text: "Whoever answers the phone fills in the report while they talk.",
    step: "not-now",
    said: "The report is asked for by the insurer and must be signed by who was there. We ask again in spring, when the contract is renewed.",
  },
  GTP: {
    friction: "The bus plan is printed at six and changes at seven.",
    title: "The bus plan on the screen at the stop",
    text: "The plan of the hour stands at the stop, not that of the morning.",
    step: "under-way",
    said: "The screen at stop 2 shows it. Stop 5 needs a cable first.",
  },
  ITS: {
    friction: "People ring twice, because the first answer is a number and no name.",
    title: "Every ticket has a name",
    text: "Whoever takes a call says their name and stays with it until it is done.",
    step: "proposed",
    said: "",
  },
};

export const FRICTIONS = [
  "Everything waited for one signature, and the person was at lunch.",
  "The same slip is typed twice, by two people who sit beside each other.",
  "Nobody knew that we close at six, so they come at five past.",
  "",
] as const;
