import { Booking, type BookingDocument } from "#models/booking/booking.document.ts";
import { keptFrom } from "#models/booking/kept-from.ts";
import { Session } from "#models/programme/session.document.ts";
import { Activity, type ActivityDocument } from "#models/record/activity.document.ts";
import { batches, grouped } from "./batches.ts";
import { Tally } from "./tally.ts";

type InLine = Pick<BookingDocument, "_id" | "session" | "line" | "skipped">;

/** Offers against the order of the waiting lists, replayed from the record. */
export async function offersInOrder(): Promise<Tally[]> {
  const tally = new Tally("I5", "Offers go to the first in line; whoever was passed by has the reason.");
  const all = batches(
    (beyond, limit, session) =>
      Session.find({ lastNumber: { $gt: 0 }, ...beyond }, null, { session })
        .sort({ _id: 1 })
        .limit(limit)
        .lean(),
    async (sessions, tx) => {
      const lined = await Booking.find(
        { session: { $in: sessions.map(({ _id }) => _id) }, "line.number": { $gt: 0 } },
        { session: 1, line: 1, skipped: 1 },
        { session: tx },
      ).lean();
      const ids = lined.map(({ _id }) => String(_id));
      const past = await Activity.find({ "thing.id": { $in: ids } }, null, { session: tx })
        .sort({ at: 1, _id: 1 })
        .lean();
      return { lined, past };
    },
  );
  for await (const { more } of all) {
    const byId = new Map(more.lined.map((one) => [String(one._id), one]));
    const sessionOf = (step: ActivityDocument) => String(byId.get(step.thing.id)!.session);
    for (const past of grouped(more.past, sessionOf).values()) replay(past, byId, tally);
  }
  return [tally];
}

function replay(past: ActivityDocument[], byId: Map<string, InLine>, tally: Tally): void {
  const waiting = new Map<string, InLine>();
  for (const { thing, at, before, after } of past) {
    const one = byId.get(thing.id)!;
    if (before === "waiting" && after !== "waiting") waiting.delete(thing.id);
    if (after === "waiting") waiting.set(thing.id, one);
    if (before !== "waiting" || after !== "offered") continue;
    const passedBy = [...waiting.values()].filter((other) => isBefore(other, one));
    tally.look(
      passedBy.every(({ skipped }) => skipped.some((skip) => skip.at.getTime() === at.getTime())),
      () => `booking ${thing.id} was offered a place before ${passedBy.map(({ _id }) => String(_id)).join(", ")}`,
    );
  }
}

const isBefore = (one: InLine, other: InLine): boolean =>
  one.line.priority > other.line.priority ||
  (one.line.priority === other.line.priority && one.line.number < other.line.number);

/** No place stands free while somebody waits whom every rule (and the team's cap, where nobody decides) lets have it, as long as booking is open. */
export async function nobodyWaitsInVain(now: Date): Promise<Tally[]> {
  const tally = new Tally("I4", "No place is free while somebody waits who may have it.");
  const free = {
    state: "published" as const,
    startsAt: { $gt: now },
    waiting: { $gt: 0 },
    $expr: { $lt: ["$taken", "$places"] },
  };
  const all = batches(
    (beyond, limit, session) =>
      Session.find({ ...free, ...beyond }, null, { session })
        .sort({ _id: 1 })
        .limit(limit)
        .lean(),
    async (sessions, tx) => {
      const waiting = await Booking.find({ session: { $in: sessions.map(({ _id }) => _id) }, state: "waiting" }, null, {
        session: tx,
      }).lean();
      const may: typeof waiting = [];
      for (const one of waiting) if ((await keptFrom(one, now, tx)).code === null) may.push(one);
      return grouped(may, ({ session }) => String(session));
    },
  );
  for await (const { batch, more } of all)
    for (const { _id } of batch) {
      const may = more.get(String(_id)) ?? [];
      tally.look(may.length === 0, () => `session ${String(_id)}: booking ${String(may[0]?._id)} waits`);
    }
  return [tally];
}
