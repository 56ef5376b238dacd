import type { Question } from "#models/shared/vocabulary.ts";

/** What people of the demo wrote: the answers of visitor, host and supervisor to one visit. */
export interface Remarks {
  shadow: { answers: Partial<Record<Question, string>>; rating: number; thanks: string };
  host: { answers: Partial<Record<Question, string>>; rating: number };
  supervisor: { answers: Partial<Record<Question, string>>; rating: number };
}

export const REMARKS: readonly Remarks[] = [
  {
    shadow: {
      answers: {
        learned: "They phone every single one. I thought it all went by itself after we hand over.",
        friction: "We write it on a slip, they type it in again, and half of the slips have no flight on them.",
        commitment: "Write the flight and the seat on every slip, and tell my shift why.",
      },
      rating: 5,
      thanks: "Thank you for taking the time to show me the whole way, and for the coffee.",
    },
    host: {
      answers: {
        heard: "That they are timed. That is why the slips are empty, not because they do not care.",
        friction: "Typing slips: about six hours a week for two people.",
      },
      rating: 4,
    },
    supervisor: {
      answers: { effect: "Nothing yet that I could see.", cover: "Yes, half an hour is easy.", friction: "" },
      rating: 2,
    },
  },
  {
    shadow: {
      answers: {
        learned: "How early they have to know about a late aircraft.",
        friction: "We call, they call back to check it was us. Each delay is two calls.",
        commitment: "Give my name and position first.",
      },
      rating: 4,
      thanks: "",
    },
    host: {
      answers: { heard: "That our screen is not theirs.", friction: "The call back. We cannot see who rings." },
      rating: 5,
    },
    supervisor: {
      answers: { effect: "She explained it at the briefing.", cover: "A little thin at the end.", friction: "" },
      rating: 4,
    },
  },
  {
    shadow: {
      answers: {
        learned: "That the quiet hour is when they do everything else.",
        friction: "I waited twenty minutes for somebody with the key.",
        commitment: "Ask before noon.",
      },
      rating: 3,
      thanks: "Thank you for your patience with all my questions!",
    },
    host: {
      answers: { heard: "They do not know which door is ours.", friction: "One key for three shifts." },
      rating: 3,
    },
    supervisor: { answers: { effect: "Asks fewer questions by phone.", cover: "Yes.", friction: "" }, rating: 4 },
  },
];

/** What coordinators made of some of them. */
export const MADE: readonly {
  title: string;
  text: string;
  days: number;
  said?: { state: "under-way" | "done" | "not-now"; text: string };
}[] = [
  {
    title: "Slips with the flight and the seat on them",
    text: "Slips are typed a second time, and the flight is missing on half of them.",
    days: 21,
    said: { state: "under-way", text: "New slips are at the printer; the first checkpoint has them on Monday." },
  },
  {
    title: "Say who rings before anything else",
    text: "Each delay costs a second call, because nobody can see who rang.",
    days: 14,
    said: { state: "done", text: "It stands on the card beside every telephone now." },
  },
  { title: "A second key for the evening shift", text: "People wait for the only key.", days: 28 },
];
