import { describe, expect, it } from "vitest";
import { Booking } from "#models/booking/booking.document.ts";
import { lapseDue } from "#models/booking/lapse.ts";
import { TRANSITIONS } from "#models/booking/states.ts";
import { Activity } from "#models/record/activity.document.ts";
import type { LetterFacts } from "#models/record/letter-facts.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { HOLDING_STATES } from "#models/shared/vocabulary.ts";
import { expectSound } from "../../audited.ts";
import { build, cast, hours, type Cast } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import * as they from "./situations.ts";
import { asked, full, nothing, offered, waiting, type Situation } from "./situations.ts";

await freshDatabase();

const begun = hours(48);
const host = { askHost: true };

/** For each line and party: how it comes to be, and what brings the change about. */
const WALKS: Record<string, [(c: Cast) => Promise<Situation>, (c: Cast, s: Situation) => Promise<unknown>]> = {
  "new → booked by person": [(c) => nothing(c, c.linh), (c, s) => they.books(c.linh, s)],
  "new → booked by home": [(c) => nothing(c, c.maren), (c, s) => they.books(c.ingrid, s)],
  "new → booked by coordinator": [(c) => nothing(c, c.maren), (c, s) => they.books(c.beatriz, s)],
  "new → booked by round": [
    async (c) => ({ of: c.linh, on: await build.session({ host: c.maria, places: 1, startsIn: build.december(3) }) }),
    (c, s) => they.roundGives(c.beatriz, s),
  ],
  "new → booked by host": [(c) => nothing(c, c.linh), (c, s) => they.letsIn(c.maria, s)],
  "new → requested by person": [(c) => nothing(c, c.maren), (c, s) => they.books(c.maren, s)],
  "new → waiting by person": [(c) => full(c, c.linh), (c, s) => they.books(c.linh, s)],
  "requested → booked by home": [(c) => asked(c, c.maren), (c, s) => they.releases(c.ingrid, s)],
  "requested → booked by host": [(c) => asked(c, c.linh, host), (c, s) => they.releases(c.maria, s)],
  "requested → booked by coordinator": [(c) => asked(c, c.maren), (c, s) => they.releases(c.beatriz, s)],
  "requested → declined by home": [(c) => asked(c, c.maren), (c, s) => they.declines(c.ingrid, s)],
  "requested → declined by host": [(c) => asked(c, c.linh, host), (c, s) => they.declines(c.maria, s)],
  "requested → declined by coordinator": [(c) => asked(c, c.maren), (c, s) => they.declines(c.beatriz, s)],
  "requested → lapsed by clock": [(c) => asked(c, c.maren), () => lapseDue(begun)],
  "requested → withdrawn by person": [(c) => asked(c, c.maren), (c, s) => they.ends(c.maren, s)],
  "waiting → withdrawn by person": [(c) => waiting(c, c.linh), (c, s) => they.ends(c.linh, s)],
  "waiting → offered by verb": [(c) => waiting(c, c.linh), (c, s) => they.changes(c.maria, s, { places: 2 })],
  "offered → booked by person": [(c) => offered(c, c.linh), (c, s) => they.accepts(c.linh, s)],
  "offered → requested by person": [(c) => offered(c, c.maren), (c, s) => they.accepts(c.maren, s)],
  "offered → withdrawn by person": [(c) => offered(c, c.linh), (c, s) => they.ends(c.linh, s)],
  "offered → lapsed by clock": [(c) => offered(c, c.linh), () => lapseDue(begun)],
  "waiting → lapsed by clock": [(c) => waiting(c, c.linh), () => lapseDue(begun)],
  "booked → cancelled by person": [(c) => asked(c, c.linh), (c, s) => they.ends(c.linh, s)],
  "booked → cancelled by home": [
    async (c) => {
      const s = await nothing(c, c.maren);
      await they.books(c.ingrid, s);
      return s;
    },
    (c, s) => they.ends(c.ingrid, s),
  ],
  "booked → cancelled by coordinator": [(c) => asked(c, c.linh), (c, s) => they.ends(c.beatriz, s)],
  "booked → moved by person": [(c) => asked(c, c.linh), (c, s) => they.moves(c.linh, s)],
  "booked → moved by coordinator": [(c) => asked(c, c.linh), (c, s) => they.moves(c.beatriz, s)],
  "requested → cancelled by host": [(c) => asked(c, c.maren), (c, s) => they.cancels(c.maria, s)],
  "waiting → cancelled by host": [(c) => waiting(c, c.linh), (c, s) => they.cancels(c.maria, s)],
  "offered → cancelled by host": [(c) => offered(c, c.linh), (c, s) => they.cancels(c.maria, s)],
  "booked → cancelled by host": [(c) => asked(c, c.linh), (c, s) => they.cancels(c.maria, s)],
};

const held = ({ on }: Situation) => Booking.countDocuments({ session: on._id, state: { $in: [...HOLDING_STATES] } });
const away = ({ of, on }: Situation) => Booking.countDocuments({ person: of._id, session: on._id, state: "booked" });

describe("every line of the state table", () => {
  it("has a walk, and no walk is without a line", () => {
    const lines = TRANSITIONS.flatMap(({ from, to, by }) => by.map((party) => `${from} → ${to} by ${party}`));
    expect(Object.keys(WALKS).toSorted()).toEqual(lines.toSorted());
  });

  const walks = TRANSITIONS.flatMap((line) => line.by.map((party) => ({ line, name: nameOf(line, party) })));
  for (const { line, name } of walks)
    it(name, async () => {
      const c = await cast();
      const [comes, goes] = WALKS[name]!;
      const situation = await comes(c);
      const [heldBefore, awayBefore] = [await held(situation), await away(situation)];
      expect((await they.bookingOf(situation))?.state ?? "new").toBe(line.from);

      await goes(c, situation);

      const booking = (await they.bookingOf(situation))!;
      expect(booking.state).toBe(line.to);
      const places = { taken: 1, kept: 0, none: 0, "given on": -1 }[line.place];
      const whole = line.by.includes("host") && line.to === "cancelled";
      if (!whole) expect((await held(situation)) - heldBefore).toBe(places);
      expect((await away(situation)) - awayBefore).toBe({ used: 1, freed: -1, none: 0 }[line.cap]);
      const [past, letter] = await Promise.all([
        Activity.findOne({ "thing.id": String(booking._id) })
          .sort({ _id: -1 })
          .lean(),
        Outbox.findOne({ about: String(booking._id), to: situation.of._id, version: booking.version }).lean(),
      ]);
      expect([past!.before, past!.after]).toEqual([line.from, line.to]);
      expect((letter!.facts as Partial<LetterFacts>).calendar?.method ?? "none").toBe(line.calendar);
      await expectSound();
    });
});

function nameOf({ from, to }: { from: string; to: string }, party: string): string {
  return `${from} → ${to} by ${party}`;
}
