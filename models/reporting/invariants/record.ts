import { Booking, type BookingDocument } from "#models/booking/booking.document.ts";
import { FAILED_BY_HOST } from "#models/booking/outcome.ts";
import { TRANSITIONS } from "#models/booking/states.ts";
import { Activity, type ActivityDocument } from "#models/record/activity.document.ts";
import type { LetterFacts } from "#models/record/letter-facts.ts";
import { Outbox, type OutboxDocument } from "#models/record/outbox.document.ts";
import type { Outcome } from "#models/shared/vocabulary.ts";
import { batches, grouped } from "./batches.ts";
import { Tally } from "./tally.ts";

const lines = new Set(TRANSITIONS.map(({ from, to }) => `${from} → ${to}`));
/** Changes that leave the state as it is and of which the person hears nothing: one of two agreed, somebody was reminded,
 *  and what is said on the day. */
const SILENT = [
  ...["booking.agreed", "booking.reminded", "booking.escalated"],
  ...["booking.here", "booking.not-here", "booking.late", "booking.outcome"],
];
/** Letters about a booking that tell of no change of it: how was it? */
const QUESTIONS: readonly string[] = ["reflection-asked", "reflection-reminder"];
/** All that leave the state as it is: the session moved, too. */
const UNCHANGED = ["booking.session-changed", ...SILENT];

type Row = Pick<OutboxDocument, "kind" | "to" | "about" | "version" | "facts">;

/** Each booking against its own record and the letters about it. */
export async function recordHolds(): Promise<Tally[]> {
  const chain = new Tally("I12", "Each change of a booking stands in the record, with who, when, before and after.");
  const table = new Tally("I12", "Each change of a booking is a line of the state table.");
  const letters = new Tally("I6", "Each change of a booking told its person exactly once.");
  const calendar = new Tally("I8", "A booking keeps its UID; its SEQUENCE grows and ends where the booking says.");
  const all = batches(
    (beyond, limit, session) => Booking.find(beyond, null, { session }).sort({ _id: 1 }).limit(limit).lean(),
    async (bookings, tx) => {
      const ids = bookings.map(({ _id }) => String(_id));
      const past = await Activity.find({ "thing.id": { $in: ids } }, null, { session: tx })
        .sort({ at: 1, _id: 1 })
        .lean();
      const told = await Outbox.find(
        { about: { $in: ids } },
        { kind: 1, to: 1, about: 1, version: 1, "facts.calendar": 1 },
        { session: tx },
      ).lean<Row[]>();
      return { past: grouped(past, ({ thing }) => thing.id), told: grouped(told, ({ about }) => about) };
    },
  );
  for await (const { batch, more } of all) {
    for (const booking of batch) {
      const id = String(booking._id);
      const [past, told] = [more.past.get(id) ?? [], more.told.get(id) ?? []];
      chain.look(isChain(booking, past), () => `booking ${id} (${booking.state}): ${past.map(say).join(", ")}`);
      for (const step of past)
        table.look(UNCHANGED.includes(step.what) || lines.has(say(step)), () => `booking ${id}: ${say(step)}`);
      const own = told.filter(({ to }) => booking.person.equals(to));
      past.forEach((step, at) => {
        const heard = own
          .filter(({ version, kind }) => version === at + 1 && !QUESTIONS.includes(kind))
          .map(({ kind }) => kind);
        const due = SILENT.includes(step.what) && !isFailure(step) ? 0 : 1;
        letters.look(heard.length === due, () => `booking ${id}, ${say(step)}: ${heard.join(", ") || "nothing"}`);
      });
      calendar.look(isOneEvent(booking, own), () => `booking ${id}: UID or SEQUENCE`);
    }
  }
  return [chain, table, letters, calendar];
}

/** It did not take place after all: of that the visitor hears, once. */
function isFailure({ what, facts }: ActivityDocument): boolean {
  const failed = (outcome: unknown): boolean => FAILED_BY_HOST.includes(outcome as Outcome);
  return what === "booking.outcome" && failed(facts["outcome"]) && !failed(facts["was"]);
}

const say = ({ before, after }: ActivityDocument): string => `${before} → ${after}`;

function isChain(booking: BookingDocument, past: ActivityDocument[]): boolean {
  const states = past.map(({ after }) => after);
  return (
    past.length === booking.version &&
    past.every((step, at) => step.actor !== "" && step.before === (at === 0 ? "new" : states[at - 1])) &&
    states.at(-1) === booking.state
  );
}

function isOneEvent(booking: BookingDocument, own: Row[]): boolean {
  const sent = own
    .toSorted((one, other) => one.version - other.version)
    .flatMap(({ facts }) => (facts as Partial<LetterFacts>).calendar ?? []);
  if (sent.length === 0) return booking.state !== "booked" && booking.sequence === 0;
  return (
    sent.every(({ uid }) => uid === booking.uid) &&
    sent.every(({ sequence }, at) => at === 0 || sequence > sent[at - 1]!.sequence) &&
    sent.every(({ method }, at) => (method === "CANCEL") === (at === sent.length - 1 && booking.state !== "booked")) &&
    sent.at(-1)!.sequence === booking.sequence &&
    sent.at(-1)!.stamp.getTime() === booking.stamp.getTime()
  );
}
