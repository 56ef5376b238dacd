import type { NewDatesFacts, ProposalFacts } from "#models/record/date-facts.ts";
import type {
  DigestFacts,
  ImprovementFacts,
  LetterFacts,
  ReviewFacts,
  RoundLetterFacts,
} from "#models/record/letter-facts.ts";
import type { AddressFacts, SignInFacts } from "#models/record/link-facts.ts";
import type { MessageKind } from "#models/shared/vocabulary.ts";
import { address, addressChanged } from "./address.ts";
import { booked } from "./booked.ts";
import { bookingCancelled } from "./booking-cancelled.ts";
import { declined, offerLapsed, requestLapsed, waitingLapsed, withdrawn } from "./ended.ts";
import { hostDigest } from "./host-digest.ts";
import { hostLeft } from "./host-left.ts";
import { improvementNews, improvementOpened, improvementOwned, reviewWaits } from "./improvement.ts";
import { late } from "./late.ts";
import type { House, Letter, Reader } from "./letter.ts";
import { moved } from "./moved.ts";
import { newDates } from "./new-dates.ts";
import { notHeld } from "./not-held.ts";
import { offered } from "./offered.ts";
import { dateAsked, dateDeclined, datePublished } from "./proposal.ts";
import { reflectionAsked, reflectionReminder, thanks } from "./reflection.ts";
import { releaseAsked, releaseReminder } from "./release.ts";
import { reservationCancelled } from "./reservation-cancelled.ts";
import { requested } from "./requested.ts";
import { roundOpened, roundUnplaced, roundWithdrawn } from "./round.ts";
import { sessionCancelled } from "./session-cancelled.ts";
import { sessionChanged } from "./session-changed.ts";
import { signIn } from "./sign-in.ts";
import { waiting } from "./waiting.ts";

type LetterWriter<Facts> = (facts: Facts, reader: Reader, house: House) => Letter;

/** One pure function a kind of message about a booking. */
const writers = {
  booked,
  "session-changed": sessionChanged,
  "booking-cancelled": bookingCancelled,
  "session-cancelled": sessionCancelled,
  "not-held": notHeld,
  requested,
  "release-asked": releaseAsked,
  "release-reminder": releaseReminder,
  declined,
  "request-lapsed": requestLapsed,
  waiting,
  "waiting-lapsed": waitingLapsed,
  withdrawn,
  offered,
  "offer-lapsed": offerLapsed,
  moved,
  late,
  "reflection-asked": reflectionAsked,
  "reflection-reminder": reflectionReminder,
  thanks,
  "reservation-cancelled": reservationCancelled,
  "host-left": hostLeft,
  "date-published": datePublished,
} satisfies Record<
  Exclude<
    MessageKind,
    | "sign-in"
    | "host-digest"
    | "new-dates"
    | "date-asked"
    | "date-declined"
    | "address"
    | "address-changed"
    | "review-waits"
    | RoundKind
    | ImprovementKind
  >,
  LetterWriter<LetterFacts>
>;

type ImprovementKind = "improvement-opened" | "improvement-news" | "improvement-owned";
/** The same about an improvement. */
const ofImprovements = {
  "improvement-opened": improvementOpened,
  "improvement-news": improvementNews,
  "improvement-owned": improvementOwned,
} satisfies Record<ImprovementKind, LetterWriter<ImprovementFacts>>;
const isOfImprovement = (kind: MessageKind): kind is ImprovementKind => Object.hasOwn(ofImprovements, kind);

type RoundKind = "round-opened" | "round-unplaced" | "round-withdrawn";
/** The same about a matching round. */
const ofRounds = {
  "round-opened": roundOpened,
  "round-unplaced": roundUnplaced,
  "round-withdrawn": roundWithdrawn,
} satisfies Record<RoundKind, LetterWriter<RoundLetterFacts>>;
const isOfRound = (kind: MessageKind): kind is RoundKind => Object.hasOwn(ofRounds, kind);

/** Writes the letter of a kind from its frozen facts; a digest takes the facts of all its rows. */
export function write(kind: MessageKind, rows: readonly unknown[], reader: Reader, house: House): Letter {
  if (kind === "host-digest") return hostDigest(rows as DigestFacts[], reader, house);
  if (kind === "new-dates") return newDates(rows[0] as NewDatesFacts, reader, house);
  if (kind === "date-asked") return dateAsked(rows[0] as ProposalFacts, reader, house);
  if (kind === "date-declined") return dateDeclined(rows[0] as ProposalFacts, reader, house);
  if (kind === "sign-in") return signIn(rows[0] as SignInFacts, reader, house);
  if (kind === "address") return address(rows[0] as AddressFacts, reader, house);
  if (kind === "address-changed") return addressChanged(reader, house);
  if (isOfRound(kind)) return ofRounds[kind](rows[0] as RoundLetterFacts, reader, house);
  if (isOfImprovement(kind)) return ofImprovements[kind](rows[0] as ImprovementFacts, reader, house);
  if (kind === "review-waits") return reviewWaits(rows[0] as ReviewFacts, reader, house);
  return writers[kind](rows[0] as LetterFacts, reader, house);
}
