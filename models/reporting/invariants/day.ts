import { Booking } from "#models/booking/booking.document.ts";
import { Session } from "#models/programme/session.document.ts";
import { Activity } from "#models/record/activity.document.ts";
import { batches, grouped } from "./batches.ts";
import { Tally } from "./tally.ts";

/** What was said on the day of a session against the session and the record. */
export async function daysHold(): Promise<Tally[]> {
  return [...(await outcomesHold()), ...(await closingsHold())];
}

async function outcomesHold(): Promise<Tally[]> {
  const where = new Tally("I20", "What happened is said of booked places alone, once their session has begun.");
  const record = new Tally("I20", "What happened reads as the last word in the record.");
  const all = batches(
    (beyond, limit, session) =>
      Booking.find(
        { ...beyond, outcome: { $ne: null } },
        { state: 1, session: 1, outcome: 1, outcomeAt: 1 },
        { session },
      )
        .sort({ _id: 1 })
        .limit(limit)
        .lean(),
    async (bookings, tx) => {
      const sessions = await Session.find(
        { _id: { $in: bookings.map(({ session }) => session) } },
        { state: 1, startsAt: 1 },
        { session: tx },
      ).lean();
      const said = await Activity.find(
        { "thing.id": { $in: bookings.map(({ _id }) => String(_id)) }, what: "booking.outcome" },
        { thing: 1, facts: 1 },
        { session: tx },
      )
        .sort({ at: 1, _id: 1 })
        .lean();
      return {
        sessions: new Map(sessions.map((session) => [String(session._id), session])),
        said: grouped(said, ({ thing }) => thing.id),
      };
    },
  );
  for await (const { batch, more } of all)
    for (const { _id, state, session, outcome, outcomeAt } of batch) {
      const of = more.sessions.get(String(session));
      const begun = of?.state === "published" && outcomeAt !== null && of.startsAt <= outcomeAt;
      where.look(state === "booked" && begun, () => `booking ${String(_id)} (${state}): ${outcome}`);
      const last = more.said.get(String(_id))?.at(-1)?.facts.outcome;
      record.look(last === outcome, () => `booking ${String(_id)}: ${outcome}, in the record ${String(last)}`);
    }
  return [where, record];
}

async function closingsHold(): Promise<Tally[]> {
  const tally = new Tally("I21", "Only sessions that were held are closed, and not before they began.");
  const all = batches(
    (beyond, limit, session) =>
      Session.find({ ...beyond, closedAt: { $ne: null } }, { state: 1, startsAt: 1, closedAt: 1 }, { session })
        .sort({ _id: 1 })
        .limit(limit)
        .lean(),
    async () => null,
  );
  for await (const { batch } of all)
    for (const { _id, state, startsAt, closedAt } of batch)
      tally.look(state === "published" && closedAt! >= startsAt, () => `session ${String(_id)} (${state})`);
  return [tally];
}
