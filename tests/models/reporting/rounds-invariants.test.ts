import { describe, expect, it } from "vitest";
import { Booking } from "#models/booking/booking.document.ts";
import { Placement } from "#models/matching/placement.document.ts";
import { Round } from "#models/matching/round.document.ts";
import { WishList } from "#models/matching/wish-list.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { audit } from "#models/reporting/invariants.ts";
import { build, cast, hours } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import { madeOnce } from "../../rows.ts";

await freshDatabase({ unsound: "what the audit finds is broken on purpose" });

/** One round announced to two people, one of whom got the place; another round with a preview. */
const rounds = madeOnce(async () => {
  const c = await cast();
  const apron = await build.session({ host: c.piet, startsIn: build.december(3), places: 1 });
  const past = await build.round(c.beatriz);
  for (const one of [c.linh, c.maria]) await build.wishes(one, past, [apron]);
  await build.matched(past, c.beatriz);
  await build.announced(past, c.beatriz);
  await build.session({ host: c.piet, startsIn: build.december(4) });
  const coming = await build.round(c.beatriz, { name: "Next" });
  await build.wishes(c.maria, coming, [c.apron]);
  await build.matched(coming, c.beatriz);
  return { ...c, past, coming };
});

const DAMAGE: Record<string, [(r: Awaited<ReturnType<typeof rounds>>) => Promise<unknown>, string[]]> = {
  nothing: [async () => undefined, []],
  "a list that is not counted": [({ coming }) => WishList.deleteMany({ round: coming._id }), ["I14"]],
  "somebody told by a preview": [
    ({ coming }) => Placement.updateOne({ round: coming._id }, { $set: { state: "told", session: null } }),
    ["I15"],
  ],
  "somebody forgotten": [
    ({ past }) => Placement.updateOne({ round: past._id, state: "told" }, { $set: { state: "unplaced" } }),
    ["I15"],
  ],
  "a place without its booking": [
    ({ past }) => Placement.updateOne({ round: past._id, state: "booked" }, { $set: { booking: null } }),
    ["I16"],
  ],
  "a booking of another round": [({ coming }) => Booking.updateOne({}, { $set: { round: coming._id } }), ["I16"]],
  "a round reopened behind the verbs' back": [
    ({ past }) => Round.updateOne({ _id: past._id }, { $set: { state: "matched" } }),
    ["I15"],
  ],
  "an invitation that was never left": [() => Outbox.deleteOne({ kind: "booked" }), ["I6", "I8", "I16"]],
};

describe("the audit of rounds", () => {
  for (const [name, [damage, names]] of Object.entries(DAMAGE))
    it(`finds ${name}`, async () => {
      await damage(await rounds());
      const broken = (await audit(hours(2))).filter((tally) => tally.broken > 0);
      expect(broken.map((tally) => tally.name)).toEqual(names);
    });
});
