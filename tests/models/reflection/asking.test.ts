import mongoose from "mongoose";
import { describe, expect, it } from "vitest";
import { Booking } from "#models/booking/booking.document.ts";
import { releaseBooking } from "#models/booking/release.ts";
import { Session } from "#models/programme/session.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { askReflections } from "#models/reflection/asking.ts";
import { nudgeReflections } from "#models/reflection/nudging.ts";
import { Reflection } from "#models/reflection/reflection.document.ts";
import type { MessageKind } from "#models/shared/vocabulary.ts";
import { build, cast, hours } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import { madeOnce } from "../../rows.ts";

await freshDatabase();

/** Maren's visit to María, which Ingrid released; it ends at hour 50 and a half. */
const visit = madeOnce(async () => {
  const all = await cast();
  const session = await build.session({ host: all.maria });
  const asked = await build.booking(all.maren, session, { aim: "Why twice?" });
  await releaseBooking(await build.actor(all.ingrid), String(asked._id), hours(1));
  return { ...all, session, booking: await build.bookingNow(asked) };
});
const letters = async (kind: MessageKind) =>
  (await Outbox.find({ kind }).sort({ _id: 1 }).lean()).map(({ to, facts, version }) => [
    String(to),
    (facts.reflection as { role: string }).role,
    version,
  ]);

describe("asking how it was", () => {
  it("asks who came, who hosted and who released, once, half an hour after the end", async () => {
    const { maren, maria, ingrid } = await visit();
    expect(await askReflections(hours(50.9))).toBe(0);
    expect(await askReflections(hours(51))).toBe(3);
    expect(await askReflections(hours(51))).toBe(0);
    const found = await Reflection.find().sort({ _id: 1 }).lean();
    expect(found.map(({ role, author }) => [role, String(author)])).toEqual([
      ["shadow", String(maren._id)],
      ["host", String(maria._id)],
      ["supervisor", String(ingrid._id)],
    ]);
    expect((await letters("reflection-asked")).map(([to, role]) => [to, role])).toEqual(
      found.map(({ role, author }) => [String(author), role]),
    );
  });

  it("many workers at once ask once", async () => {
    await visit();
    await Promise.allSettled(Array.from({ length: 12 }, () => askReflections(hours(51))));
    await askReflections(hours(51));
    expect(await Reflection.countDocuments()).toBe(3);
    expect(await Outbox.countDocuments({ kind: "reflection-asked" })).toBe(3);
  });

  describe("one reflection a booking and role, whatever its mark says", () => {
    /** The mark that guards the asking is gone; many workers ask, and the same row is written many times besides. */
    async function twice() {
      const { booking } = await visit();
      await askReflections(hours(51));
      const { _id: _own, ...row } = (await Reflection.findOne({ booking: booking._id, role: "shadow" }).lean())!;
      await Booking.updateMany({}, { $set: { reflectionsAsked: false } });
      const writes = Array.from({ length: 12 }, () => Reflection.create(row));
      const results = await Promise.allSettled([...writes, ...Array.from({ length: 12 }, () => askReflections(hours(51)))]); // prettier-ignore
      const codes = results.slice(0, 12).map((one) => (one.status === "rejected" ? (one.reason as { code?: number }).code : "written")); // prettier-ignore
      return { codes: new Set(codes), reflections: await Reflection.countDocuments() };
    }

    it("the store refuses a second one, and its letters with it", async () => {
      expect(await twice()).toEqual({ codes: new Set([11000]), reflections: 3 });
      expect(await Outbox.countDocuments({ kind: "reflection-asked" })).toBe(3);
    });

    it("control: without the unique index there would be many", async () => {
      await Reflection.collection.dropIndex("booking_1_role_1");
      try {
        const { codes, reflections } = await twice();
        expect([codes, reflections > 14]).toEqual([new Set(["written"]), true]);
      } finally {
        await Reflection.deleteMany({});
        await Reflection.createIndexes();
      }
      expect(Object.keys(await Reflection.collection.indexInformation())).toContain("booking_1_role_1");
    });
  });

  it.each(["no-show", "recalled", "host-absent", "not-held"] as const)("nobody is asked after %s", async (outcome) => {
    const { booking } = await visit();
    await build.said(booking, outcome);
    expect(await askReflections(hours(51))).toBe(0);
  });

  it.each(["attended", "partly"] as const)("%s: asked", async (outcome) => {
    const { booking } = await visit();
    await build.said(booking, outcome);
    expect(await askReflections(hours(51))).toBe(3);
  });

  it("a cancelled session, a place given back, a visit of three weeks ago: nobody", async () => {
    const { session, booking } = await visit();
    await Session.updateOne({ _id: session._id }, { $set: { state: "cancelled" } });
    expect(await askReflections(hours(51))).toBe(0);
    await Session.updateOne({ _id: session._id }, { $set: { state: "published" } });
    expect(await askReflections(hours(51 + 24 * 21))).toBe(0);
    await Booking.updateOne({ _id: booking._id }, { $set: { state: "cancelled" } });
    expect(await askReflections(hours(51))).toBe(0);
  });

  it("a host of several visitors gets one letter", async () => {
    const { maria, linh, noor } = await cast();
    const session = await build.session({ host: maria });
    await build.booking(linh, session);
    await build.booking(noor, session);
    expect(await askReflections(hours(51))).toBe(4);
    const toHost = await Outbox.find({ to: maria._id, kind: "reflection-asked" }).lean();
    expect(toHost.map(({ facts }) => (facts.reflection as { others: number }).others)).toEqual([1]);
  });
});

describe("reminders", () => {
  it("come after three and seven days, then there is quiet", async () => {
    await visit();
    await askReflections(hours(51));
    const after: number[] = [];
    for (const days of [2.9, 3, 3, 6.9, 7, 7, 12, 20]) after.push(await nudgeReflections(hours(51 + 24 * days)));
    expect(after).toEqual([0, 3, 0, 0, 3, 0, 0, 0]);
    expect((await letters("reflection-reminder")).map(([, role, version]) => [role, version])).toEqual([
      ["shadow", 1],
      ["host", 1],
      ["supervisor", 1],
      ["shadow", 2],
      ["host", 2],
      ["supervisor", 2],
    ]);
  });

  it("is looked for every minute by an index, however many reflections there are", async () => {
    await visit();
    const scans = async (): Promise<number> => {
      const { metrics } = await mongoose.connection.db!.command({ serverStatus: 1 });
      return Number(metrics.queryExecutor.collectionScans.total);
    };
    const before = await scans();
    await nudgeReflections(hours(51));
    expect(await scans()).toBe(before);
  });

  it("stop for who has sent, and for all once it is said that nobody came", async () => {
    const { booking, maren } = await visit();
    const { shadow } = await build.reflections(booking, hours(51));
    await build.sent(maren, shadow);
    expect(await nudgeReflections(hours(51 + 72))).toBe(2);
    await build.said(booking, "no-show");
    expect(await nudgeReflections(hours(51 + 24 * 7))).toBe(0);
    expect(await Reflection.countDocuments({ nudgeAt: { $ne: null } })).toBe(0);
  });

  it("late because the server stood still, are still days apart, and none comes once nothing can be sent any more", async () => {
    await visit();
    await askReflections(hours(51));
    const after: number[] = [];
    for (const days of [9, 9.1, 12.9, 13, 13.1]) after.push(await nudgeReflections(hours(51 + 24 * days)));
    expect(after).toEqual([3, 0, 0, 3, 0]);
    await Reflection.updateMany({}, { $set: { nudges: 0, nudgeAt: hours(51 + 24 * 3) } });
    expect(await nudgeReflections(hours(51 + 24 * 30))).toBe(0);
    expect(await Reflection.countDocuments({ nudgeAt: { $ne: null } })).toBe(0);
  });

  it("many workers at once remind once", async () => {
    await visit();
    await askReflections(hours(51));
    await Promise.allSettled(Array.from({ length: 12 }, () => nudgeReflections(hours(51 + 72))));
    await nudgeReflections(hours(51 + 72));
    expect(await Outbox.countDocuments({ kind: "reflection-reminder" })).toBe(3);
  });
});
