import { describe, expect, it } from "vitest";
import { book } from "#models/booking/booking.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { expectSound } from "../../audited.ts";
import { actor, build, cast, noon } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import * as they from "./situations.ts";

await freshDatabase();
const { codeOf, counted } = build;

describe("a form sent twice", () => {
  it("books once, one after the other and at once", async () => {
    const { linh, maria } = await cast();
    const on = await build.session({ host: maria });
    const wish = { sessionId: String(on._id), personId: String(linh._id), aim: "", key: "one-form" };
    const as = await actor(linh);
    const answers = await Promise.all([1, 2, 3, 4].map(() => book(as, wish, noon)));
    answers.push(await book(as, wish, noon));
    expect(new Set(answers.map(({ bookingId }) => bookingId)).size).toBe(1);
    expect(await Booking.countDocuments()).toBe(1);
    expect(await Outbox.countDocuments({ kind: "booked" })).toBe(1);
    await expectSound();
  });

  it("of one person for one session refuses the second form", async () => {
    const { linh, maria } = await cast();
    const on = await build.session({ host: maria });
    const codes = await Promise.all([1, 2, 3].map(() => codeOf(they.books(linh, { of: linh, on }))));
    expect(counted(codes)).toEqual({ done: 1, "already-booked": 2 });
    await expectSound();
  });

  it("books anew after cancelling, with another UID", async () => {
    const { linh, maria } = await cast();
    const on = await build.session({ host: maria });
    const first = await build.booking(linh, on);
    await they.ends(linh, { of: linh, on });
    const second = await build.booking(linh, on);
    expect([second.state, second.uid === first.uid]).toEqual(["booked", false]);
    await expectSound();
  });
});
