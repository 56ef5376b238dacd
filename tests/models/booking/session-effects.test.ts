import { describe, expect, it } from "vitest";
import { Booking } from "#models/booking/booking.document.ts";
import type { PersonEffect } from "#models/booking/person-effects.ts";
import { Reservation } from "#models/booking/reservation.document.ts";
import { reservePlaces } from "#models/booking/reserving.ts";
import { lookAtCancellation } from "#models/booking/session-cancellation-look.ts";
import { cancelSession } from "#models/booking/session-cancellation.ts";
import { lookAtChange } from "#models/booking/session-change-look.ts";
import { changeSession } from "#models/booking/session-change.ts";
import { Person } from "#models/people/person.document.ts";
import { Session, type SessionDocument } from "#models/programme/session.document.ts";
import { Activity } from "#models/record/activity.document.ts";
import type { LetterFacts } from "#models/record/letter-facts.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { expectSound } from "../../audited.ts";
import { actor, build, cast, hours, noon, type Cast } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";

await freshDatabase();
const { codeOf } = build;
const BADGE = "Airside badge";

/** One in every state, a team that holds places, and what may stand in the way at another time: Linh has something else
 *  then, Noor's badge has ended, Aoife has no address. Piet, first in line, lets his badge end as well; Tomás waits. */
async function everybody(c: Cast) {
  const badge = (until: Date) => ({ $set: { clearances: [{ kind: BADGE, until }] } });
  await Person.updateMany({}, badge(hours(24 * 300)));
  const on = await build.session({ host: c.maria, places: 6, clearances: [BADGE], title: "The belt" });
  await build.booking(c.linh, on);
  await build.booking(c.noor, on);
  await build.booking(c.maren, on);
  await build.booking(c.aoife, on);
  await reservePlaces(await actor(c.ingrid), String(on._id), String(c.security._id), 2, noon);
  const line = [c.piet, c.tomas, ...(await build.crowd(1, c.duty))];
  await Person.updateMany({ _id: line.at(-1)!._id }, badge(hours(24 * 300)));
  for (const of of line) await build.booking(of, on);
  await build.booking(c.linh, await build.session({ host: c.maria, startsIn: 72, title: "The night shift" }));
  for (const { _id } of [c.noor, c.piet]) await Person.updateOne({ _id }, badge(hours(60)));
  return on;
}

/** The whole of what a look may not leave behind. */
const traces = async (on: SessionDocument) => ({
  session: await Session.findById(on._id).lean(),
  bookings: await Booking.find().sort({ _id: 1 }).lean(),
  held: await Reservation.find().lean(),
  letters: await Outbox.countDocuments(),
  lines: await Activity.countDocuments(),
});

/** What really became of them: read from documents and letters alone, without a word of the look. */
async function what(people: readonly PersonEffect[], since: Awaited<ReturnType<typeof traces>>) {
  return Promise.all(
    people.map(async ({ bookingId }) => {
      const was = since.bookings.find(({ _id }) => String(_id) === bookingId)!;
      const is = (await Booking.findById(bookingId).lean())!;
      const person = (await Person.findById(is.person).lean())!;
      const letters = await Outbox.find({ about: bookingId, to: is.person, version: { $gt: was.version } }).lean();
      const facts = letters.map((letter) => letter.facts as unknown as LetterFacts);
      return {
        ...{ name: person.name, from: was.state, to: is.state, told: letters.length > 0 },
        calendar: facts.find(({ calendar }) => calendar)?.calendar?.method ?? null,
        offeredUntil: was.state === "waiting" ? is.offer.until : null,
        passedBy: is.skipped.slice(was.skipped.length).at(-1)?.code ?? "",
        dates: facts.flatMap(({ alternatives }) => alternatives ?? []).map(({ sessionId }) => sessionId),
      };
    }),
  );
}
const shown = (people: readonly PersonEffect[]) =>
  people.map(({ name, from, to, told, calendar, offeredUntil, passedBy, alternatives }) => ({
    ...{ name, from, to, told, calendar, offeredUntil, passedBy },
    dates: alternatives.map(({ sessionId }) => sessionId),
  }));

const form = async (c: Cast, on: SessionDocument, more: Partial<Parameters<typeof changeSession>[2]>) => {
  const { day: date, meetingPoint, places, version } = await build.sessionNow(on);
  return { date, clock: "13:00", meetingPoint, places, hostId: String(c.maria._id), version, ...more };
};

describe("the page that asks before a session is changed", () => {
  it("says of each person what then happens: another day, with more places", async () => {
    const c = await cast();
    const on = await everybody(c);
    const before = await traces(on);
    const maria = await actor(c.maria);
    const change = await form(c, on, { date: "2026-11-28", places: 8 });
    const look = await lookAtChange(maria, String(on._id), change, noon);
    expect(await traces(on)).toEqual(before);
    const by = new Map(look.people.map((one) => [one.name, one]));
    expect(look).toMatchObject({ moved: true, total: 7, offers: 2, page: 1 });
    expect(by.get(c.linh.name)).toMatchObject({ to: "booked", calendar: "REQUEST", clash: "The night shift" });
    expect(by.get(c.noor.name)).toMatchObject({ to: "booked", clash: "", missing: [BADGE], byMail: true });
    expect(by.get(c.aoife.name)).toMatchObject({ to: "booked", missing: [], told: true, byMail: false });
    expect(by.get(c.maren.name)).toMatchObject({ to: "requested", calendar: null, told: true });
    expect(by.get(c.piet.name)).toMatchObject({ to: "waiting", passedBy: "clearance-ends", missing: [BADGE] });
    expect(by.get(c.tomas.name)).toMatchObject({ to: "offered", passedBy: "" });
    expect(look.held).toMatchObject([{ team: c.security.name, places: 2, until: hours(68) }]);

    const done = await changeSession(maria, String(on._id), { ...change, seen: look.seen }, noon);
    expect(done).toMatchObject({ moved: true, offers: 2, told: 7 });
    expect(shown(look.people)).toEqual(await what(look.people, before));
    expect((await Reservation.find().lean()).map(({ until }) => until)).toEqual([hours(68)]);
    await expectSound();
  });

  it("says that nothing happens to those in it when only places are added, but to who waits", async () => {
    const c = await cast();
    const on = await everybody(c);
    const before = await traces(on);
    const change = await form(c, on, { places: 7 });
    const look = await lookAtChange(await actor(c.maria), String(on._id), change, noon);
    expect(look).toMatchObject({ moved: false, offers: 1 });
    expect(look.people.filter(({ told }) => told).map(({ name }) => name)).toEqual([c.piet.name]);
    expect(look.people.flatMap(({ clash, missing }) => [clash, ...missing]).join("")).toBe("");
    await changeSession(await actor(c.maria), String(on._id), change, noon);
    expect(shown(look.people)).toEqual(await what(look.people, before));
    await expectSound();
  });

  it("is asked again when somebody came, went or was answered since", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria, places: 3 });
    await build.booking(c.linh, on);
    const maria = await actor(c.maria);
    const change = await form(c, on, { clock: "15:00" });
    const { seen } = await lookAtChange(maria, String(on._id), change, noon);
    await build.booking(c.noor, on);
    expect(await codeOf(changeSession(maria, String(on._id), { ...change, seen }, noon))).toBe("people-changed");
    expect(await codeOf(cancelSession(maria, String(on._id), "Short", noon, seen))).toBe("people-changed");
    expect(await build.sessionNow(on)).toMatchObject({ state: "published", version: 0 });
    const again = await lookAtChange(maria, String(on._id), change, noon);
    await changeSession(maria, String(on._id), { ...change, seen: again.seen }, noon);
    expect(await build.sessionNow(on)).toMatchObject({ version: 1 });
  });

  it("goes through a crowd a page at a time", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria, places: 20 });
    for (const of of await build.crowd(30, c.assisted)) await build.booking(of, on);
    const [maria, change] = [await actor(c.maria), await form(c, on, { clock: "15:00" })];
    const looks = await Promise.all([1, 2, 3].map((page) => lookAtChange(maria, String(on._id), change, noon, page)));
    expect(looks.map(({ total, people }) => [total, people.length])).toEqual([
      [30, LIMITS.page],
      [30, 30 - LIMITS.page],
      [30, 0],
    ]);
    const ids = looks.flatMap(({ people }) => people.map(({ bookingId }) => bookingId));
    expect(new Set(ids).size).toBe(30);
    const cancellation = await lookAtCancellation(maria, String(on._id), noon, 2);
    expect(cancellation.people.map(({ bookingId }) => bookingId)).toEqual(ids.slice(LIMITS.page));
  });
});

describe("the page that asks before a session is cancelled", () => {
  it("says of each person what then happens, with the dates that each is told", async () => {
    const c = await cast();
    const on = await everybody(c);
    const late = await build.session({ host: c.maria, startsIn: 120, clearances: [BADGE] });
    const before = await traces(on);
    const maria = await actor(c.maria);
    const look = await lookAtCancellation(maria, String(on._id), noon);
    expect(await traces(on)).toEqual(before);
    expect(look.total).toBe(7);
    expect(new Set(look.people.map(({ to }) => to))).toEqual(new Set(["cancelled"]));
    const dates = new Map(
      look.people.map(({ name, alternatives }) => [name, alternatives.map((one) => one.sessionId)]),
    );
    expect(dates.get(c.aoife.name)).toContain(String(late._id));
    expect(dates.get(c.noor.name)).not.toContain(String(late._id));
    expect(look.people.filter(({ calendar }) => calendar === "CANCEL").map(({ from }) => from)).toEqual([
      ...["booked", "booked", "booked"],
    ]);
    expect(look.held).toMatchObject([{ team: c.security.name, places: 2 }]);

    await cancelSession(maria, String(on._id), "The belt stands still", noon, look.seen);
    expect(shown(look.people)).toEqual(await what(look.people, before));
    await expectSound();
  });
});
