import { describe, expect, it } from "vitest";
import { checkIn, sayLate, undoCheckIn } from "#models/booking/arriving.ts";
import { dayCard } from "#models/booking/day-card.ts";
import { endBooking } from "#models/booking/ending.ts";
import { hostDay } from "#models/booking/host-day.ts";
import { Person, type PersonDocument } from "#models/people/person.document.ts";
import { timeline } from "#models/record/activity.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { expectSound } from "../../audited.ts";
import { actor, build, cast, hours, noon } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";

await freshDatabase();
const { codeOf } = build;

/** Linh and Piet are booked with María from 12:00 to 14:30, two days ahead. */
async function twoCome() {
  const c = await cast();
  const on = await build.session({ host: c.maria });
  const linh = await build.booking(c.linh, on, { aim: "See the sorter" });
  const piet = await build.booking(c.piet, on);
  const id = String(linh._id);
  const here = async (by: PersonDocument, at: Date) => codeOf(checkIn(await actor(by, at), id, at));
  const gone = async (by: PersonDocument, at: Date) => codeOf(undoCheckIn(await actor(by, at), id, at));
  const late = async (by: PersonDocument, at: Date, minutes = 10, note = " The train stands. ") =>
    codeOf(sayLate(await actor(by, at), id, { minutes, note }, at));
  return { ...c, on, linhs: linh, piets: piet, here, gone, late };
}
const minutesBefore = (count: number) => new Date(hours(48).getTime() - count * 60_000);

describe("I am here", () => {
  it("works from a quarter of an hour before the start until the end, once", async () => {
    const d = await twoCome();
    expect(await d.here(d.linh, minutesBefore(16))).toBe("day-not-yet");
    expect(await d.here(d.linh, minutesBefore(15))).toBe("done");
    expect(await d.here(d.linh, minutesBefore(10))).toBe("done");
    expect((await build.bookingNow(d.linhs)).arrivedAt).toEqual(minutesBefore(15));
    expect((await timeline(String(d.linhs._id))).map(({ what }) => what)).toEqual(["booking.booked", "booking.here"]);
    await expectSound();
  });

  it("is said by a host, too, an hour before; undone by both; by nobody else", async () => {
    const d = await twoCome();
    expect(await d.here(d.maria, minutesBefore(60))).toBe("done");
    expect(await d.gone(d.linh, minutesBefore(50))).toBe("done");
    expect(await d.gone(d.maria, minutesBefore(50))).toBe("done");
    expect((await build.bookingNow(d.linhs)).arrivedAt).toBe(null);
    for (const by of [d.piet, d.tomas, d.ingrid]) expect(await d.here(by, minutesBefore(5))).toBe("not-allowed");
    expect(await d.here(d.beatriz, minutesBefore(5))).toBe("done");
    await expectSound();
  });

  it("is refused after the end, and for who does not come", async () => {
    const d = await twoCome();
    expect(await d.here(d.linh, hours(50.5))).toBe("day-over");
    await endBooking(await actor(d.linh), String(d.linhs._id), "", noon);
    expect(await d.here(d.maria, hours(48))).toBe("not-coming");
  });
});

describe("I am late", () => {
  it("reaches the host at once, by mail and on the list, and can be said again", async () => {
    const d = await twoCome();
    expect(await d.late(d.linh, minutesBefore(721))).toBe("day-not-yet");
    expect(await d.late(d.linh, minutesBefore(30))).toBe("done");
    expect(await d.late(d.linh, minutesBefore(20), 25, "")).toBe("done");
    const letters = await Outbox.find({ kind: "late" }).sort({ version: 1 }).lean();
    expect(
      letters.map(({ to, dueAt, facts }) => [String(to), dueAt, facts.minutes, facts.person, facts.reason]),
    ).toEqual([
      [String(d.maria._id), minutesBefore(30), 10, d.linh.name, "The train stands."],
      [String(d.maria._id), minutesBefore(20), 25, d.linh.name, undefined],
    ]);
    const { visitors } = await hostDay(await actor(d.maria), String(d.on._id));
    expect(visitors.find(({ name }) => name === d.linh.name)!.late).toEqual({
      minutes: 25,
      note: "",
      at: minutesBefore(20),
    });
    await expectSound();
  });

  it("is the person's alone to say, and not once they are here", async () => {
    const d = await twoCome();
    expect(await d.late(d.maria, minutesBefore(5))).toBe("not-allowed");
    await d.here(d.linh, minutesBefore(5));
    expect(await d.late(d.linh, minutesBefore(4))).toBe("already-here");
  });
});

describe("what the day shows", () => {
  it("to the person alone, with the clearances of the day and how many others come", async () => {
    const d = await twoCome();
    const card = await dayCard(await actor(d.linh), String(d.linhs._id));
    expect([card.title, card.aim, card.others, card.hostTitle]).toEqual([
      ...["The path of a bag", "See the sorter", 1, "Hall supervisor"],
    ]);
    for (const by of [d.maria, d.piet, d.beatriz])
      expect(await codeOf(dayCard(await actor(by), String(d.linhs._id)))).toBe("not-allowed");
  });

  it("to the hosts alone, with access needs only where the person shares them", async () => {
    const d = await twoCome();
    const needs = async () => {
      const { visitors } = await hostDay(await actor(d.maria), String(d.on._id));
      return visitors.map((one) => one.needs);
    };
    await Person.updateOne({ _id: d.linh._id }, { $set: { accessNeeds: "Step-free way" } });
    expect(await needs()).toEqual(["", ""]);
    await Person.updateOne({ _id: d.linh._id }, { $set: { sharesNeeds: true } });
    expect((await needs()).toSorted()).toEqual(["", "Step-free way"]);
    for (const by of [d.linh, d.tomas, d.ingrid])
      expect(await codeOf(hostDay(await actor(by), String(d.on._id)))).toBe("not-allowed");
  });
});
