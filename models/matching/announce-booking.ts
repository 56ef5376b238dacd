import { bookWithin } from "#models/booking/booking.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { inTurn } from "#models/database/turnstile.ts";
import { DomainError } from "#models/errors.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Placement, type PlacementDocument } from "./placement.document.ts";
import { reasonFor } from "./judging.ts";
import { Round, type RoundDocument } from "./round.document.ts";

/** So many are read at once, and so many booked side by side. */
const BATCH = 200;
const ABREAST = 8;

/** Books every place of the plan, each in a commit of its own that makes the placement "booked". True when none is left;
 *  false when it was stopped. */
export async function bookPlaces(round: RoundDocument, clock: () => Date, signal?: AbortSignal): Promise<boolean> {
  const actor = announcer(round);
  for (;;) {
    const batch = await Placement.find({ round: round._id, state: "placed" }).limit(BATCH).lean();
    if (batch.length === 0) return true;
    for (let at = 0; at < batch.length; at += ABREAST) {
      if (signal?.aborted) return false;
      await Promise.all(batch.slice(at, at + ABREAST).map((one) => bookPlace(actor, round, one, clock())));
    }
  }
}

/** Who announced decided on the releases, too; what they may do later changes nothing about it. */
const announcer = ({ announcing }: RoundDocument): PersonActor => ({
  ...{ kind: "person", id: String(announcing.by), name: announcing.byName, departmentId: "" },
  ...{ roles: ["coordinator"], hostOf: [], leadOf: [], supervises: false },
});

async function bookPlace(actor: PersonActor, round: RoundDocument, seen: PlacementDocument, now: Date): Promise<void> {
  try {
    await inTurn(String(seen.session), () =>
      inTransaction(async (tx) => {
        const one = await Placement.findOne({ _id: seen._id, state: "placed" }, null, { session: tx }).lean();
        if (!one?.session) return;
        const [sessionId, personId] = [String(one.session), String(one.person)];
        const wish = {
          ...{ sessionId, personId, aim: "", key: `round-${String(round._id)}` },
          round: { id: String(round._id), name: round.name, rank: one.rank! },
        };
        const { bookingId } = await bookWithin(actor, wish, now, tx, { place: "or-refuse", given: true });
        await Placement.updateOne(
          { _id: one._id, state: "placed" },
          { $set: { state: "booked", booking: bookingId, settledAt: now } },
          { session: tx },
        );
      }),
    );
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await lose(round, seen, error);
  }
}

/** Somebody was quicker, or something changed since the repair: the place is let go of, and the round repaired again. */
async function lose(round: RoundDocument, one: PlacementDocument, { code, facts }: DomainError): Promise<void> {
  const no = { code: reasonFor(code), facts: { ...facts } };
  const before = one.before.session ? one.before : { session: one.session, title: one.title };
  await inTransaction(async (tx) => {
    const lost = await Placement.updateOne(
      { _id: one._id, state: "placed", session: one.session },
      {
        $set: { state: "unplaced", session: null, title: "", rank: null, change: no.code, before },
        $push: { refused: { session: one.session, ...no } },
      },
      { session: tx },
    );
    if (lost.modifiedCount === 0) return;
    await Round.updateOne({ _id: round._id }, { $set: { "announcing.again": true } }, { session: tx });
  });
}
