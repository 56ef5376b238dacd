import { describe, expect, it } from "vitest";
import { book } from "#models/booking/booking.ts";
import type { LetterFacts } from "#models/record/letter-facts.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { expectSound } from "../../audited.ts";
import { actor, build, cast, noon } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import * as they from "./situations.ts";
import { asked } from "./situations.ts";

await freshDatabase();
const { codeOf } = build;

describe("declining", () => {
  it("demands no reason, names free dates, and gives the place on", async () => {
    const c = await cast();
    const s = await asked(c, c.maren);
    await build.booking(c.linh, s.on);
    const other = await build.session({ host: c.maria, startsIn: 72 });
    await they.declines(c.ingrid, s);
    const booking = (await they.bookingOf(s))!;
    expect([booking.state, booking.endedHow, booking.endedReason]).toEqual(["declined", "home", ""]);
    expect((await they.bookingOf({ ...s, of: c.linh }))!.state).toBe("offered");
    const letter = await Outbox.findOne({ kind: "declined" }).lean();
    const { alternatives, by } = letter!.facts as unknown as LetterFacts;
    expect([by, alternatives?.map(({ sessionId }) => sessionId)]).toEqual(["Ingrid Solheim", [String(other._id)]]);
    await expectSound();
  });

  it("by the host says that the host did", async () => {
    const c = await cast();
    const s = await asked(c, c.linh, { askHost: true });
    await they.declines(c.maria, s);
    // Not "host": that would owe the person the first call, as for a session that was cancelled.
    expect((await they.bookingOf(s))!).toMatchObject({ endedHow: "home", endedBy: c.maria._id });
  });
});

describe("a place given by who may release", () => {
  it("needs no answer, but holds the cap", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria, places: 9 });
    const [one, two] = await build.crowd(2, c.security);
    const ingrid = await actor(c.ingrid);
    const gives = (of: typeof c.maren) =>
      book(ingrid, { sessionId: String(on._id), personId: String(of._id), aim: "", key: build.key() }, noon);
    expect((await gives(one!)).state).toBe("booked");
    expect((await gives(two!)).state).toBe("booked");
    expect(await codeOf(gives(c.maren))).toBe("cap-reached");
    await expectSound();
  });
});
