import type { House, Reader } from "#jobs/mail/letters/letter.ts";
import type { NewDatesFacts, ProposalFacts } from "#models/record/date-facts.ts";
import type {
  DigestFacts,
  ImprovementFacts,
  LetterFacts,
  ReviewFacts,
  RoundLetterFacts,
  SessionFacts,
} from "#models/record/letter-facts.ts";
import type { AddressFacts, SignInFacts } from "#models/record/link-facts.ts";
import { WISH_REASONS, type MessageKind } from "#models/shared/vocabulary.ts";

/** Facts of every kind of letter. */
export const session: SessionFacts = {
  title: "The path of a bag, from belt to hold",
  kind: "observation",
  startsAt: new Date("2026-12-08T12:00:00Z"),
  endsAt: new Date("2026-12-08T14:30:00Z"),
  zone: "Europe/Madrid",
  siteName: "Valdemora",
  meetingPoint: "Staff entrance E7, below Terminal B",
  hostName: "María de los Ángeles Fernández-Villaverde Etxeberria de la Torre",
  departmentName: "Baggage Hall and Sorting",
  departmentCode: "BAG",
  bring: "Your airside badge, valid on the day.",
  wear: "Flat closed shoes.",
  goodToKnow: "It is loud.",
  minutes: 150,
};

export const facts = (over: Partial<LetterFacts> = {}): LetterFacts => ({
  session,
  sessionId: "65f0000000000000000000a1",
  bookingId: "65f0000000000000000000b1",
  calendar: { method: "REQUEST", uid: "u1@understudy", sequence: 0, stamp: new Date("2026-11-25T09:12:00Z") },
  aim: "Why do so many bags come back for a second scan?",
  by: "Ingrid Solheim",
  reason: "Two of us are ill.",
  until: new Date("2026-12-04T12:00:00Z"),
  place: 3,
  of: 5,
  person: "Maren Okafor-Lindqvist",
  reflection: { id: "65f0000000000000000000e1", role: "host", others: 2 },
  places: 2,
  team: "Security Checkpoint North",
  previous: { ...session, startsAt: new Date("2026-12-07T12:00:00Z"), endsAt: new Date("2026-12-07T14:30:00Z") },
  away: { from: new Date("2026-12-08T11:00:00Z"), to: new Date("2026-12-08T15:30:00Z") },
  alternatives: [
    {
      sessionId: "65f0000000000000000000a2",
      title: "Night turn",
      startsAt: new Date("2026-12-15T22:00:00Z"),
      zone: "Europe/Madrid",
      siteName: "Valdemora",
    },
  ],
  ...over,
});

/** A round that had nothing for the reader, in the words of the session the other letters are about. */
const roundFacts = ({ session: { title, startsAt, endsAt, zone }, alternatives }: LetterFacts): RoundLetterFacts => ({
  ...{ round: title, roundId: "65f0000000000000000000c1", firstDay: startsAt, lastDay: endsAt, until: startsAt, zone },
  ...(alternatives && { alternatives }),
  answers: [
    { rank: 1, title, why: [{ code: "full", facts: {} }] },
    { rank: 2, title, why: [{ code: "clearance-ends", facts: { kind: title, until: startsAt, zone } }] },
    {
      rank: 3,
      title,
      why: WISH_REASONS.map((code) => ({
        code,
        facts: { kind: title, title, until: startsAt, most: 2, least: 1, count: 3 },
      })),
    },
  ],
});

/** A remark after that session, which became an improvement. */
const improvementFacts = ({
  session: { title, startsAt, zone, departmentName },
  by,
}: LetterFacts): ImprovementFacts => ({
  ...{ improvementId: "65f0000000000000000000d1", title, text: title, departmentName, session: title },
  ...{ due: startsAt, zone, state: "under-way", said: title, ...(by !== undefined && { by }) },
});

/** That session was published anew, and another for which booking opens later. */
const newDates = ({
  session: { title, startsAt, zone, siteName, departmentName },
  sessionId,
}: LetterFacts): NewDatesFacts => {
  const date = { sessionId, title, startsAt, zone, siteName, department: departmentName };
  return { dates: [date, { ...date, opensAt: new Date("2026-12-01T00:00:00Z") }], more: 2 };
};

/** That session's plan at that time, as somebody suggested it. */
const proposal = ({
  session: { title, startsAt, zone, siteName, departmentName },
  by,
  person,
  reason,
}: LetterFacts): ProposalFacts => ({
  ...{ proposalId: "65f0000000000000000000f1", departmentId: "65f0000000000000000000f2", departmentName, title },
  ...{ startsAt, zone, siteName, person: person ?? "", words: reason ?? "", answer: reason ?? "" },
  ...(by !== undefined && { by }),
});

/** The rows that make one letter of a kind. */
export function rowsOf(kind: MessageKind, about: LetterFacts): unknown[] {
  const signIn: SignInFacts = { link: "http://localhost:3000/sign-in/link?key=1", minutes: 10 };
  const changes = ["booked", "requested", "cancelled", "moved"] as const;
  const digest = (change: DigestFacts["change"], at: number): DigestFacts => ({
    ...{ ...about, person: about.person ?? "", change },
    bookingId: `65f0000000000000000000b${at}`,
  });
  if (kind === "sign-in") return [signIn];
  const address: AddressFacts = { email: "maren@new.example", link: "http://localhost:3000/proof?key=1", minutes: 60 };
  if (kind === "address" || kind === "address-changed") return [address];
  if (kind.startsWith("improvement-")) return [improvementFacts(about)];
  const waits: ReviewFacts = { until: about.session.startsAt, zone: about.session.zone };
  if (kind === "review-waits") return [waits];
  if (kind.startsWith("round-")) return [roundFacts(about)];
  if (kind === "date-asked" || kind === "date-declined") return [proposal(about)];
  if (kind === "new-dates") return [newDates(about)];
  if (kind === "host-digest") return changes.map(digest);
  return [about];
}

export const maren: Reader = {
  name: "Maren Okafor-Lindqvist",
  email: "maren@halcon.example",
  language: "en",
  zone: "Atlantic/Canary",
  siteName: "Puerto Ámbar",
};

export const house: House = {
  organisation: "Halcón Airports",
  from: { name: "Halcón Airports", email: "understudy@halcon.example" },
  baseUrl: "https://understudy.halcon.example",
  contact: { name: "Beatriz Anaya", email: "beatriz@halcon.example" },
  now: new Date("2026-11-25T09:12:00Z"),
};
