import { describe, expect, it } from "vitest";
import { awayFor } from "#models/booking/away.ts";
import { decisionFor } from "#models/booking/deciding.ts";
import { givePlace } from "#models/booking/giving.ts";
import { moveBooking } from "#models/booking/moving.ts";
import { offerToThoseWaiting } from "#models/booking/offering.ts";
import { openDay, protectDay } from "#models/booking/protecting.ts";
import { lookAtProtection } from "#models/booking/protection-look.ts";
import { allocatePlace, reservePlaces } from "#models/booking/reserving.ts";
import { protectedDay } from "#models/booking/rules/protected-day.ts";
import type { RuleFacts } from "#models/booking/rules/facts.ts";
import { lookAtSession } from "#models/booking/session-look.ts";
import { requestsFor } from "#models/booking/team.ts";
import { teamWeek } from "#models/booking/team-week.ts";
import { Department } from "#models/people/department.document.ts";
import { Person, type PersonDocument } from "#models/people/person.document.ts";
import { timeline } from "#models/record/activity.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { expectSound } from "../../audited.ts";
import { actor, build, cast, hours, noon, type Cast } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import { outcome } from "../../outcome.ts";
import * as they from "./situations.ts";

await freshDatabase();
const { codeOf } = build;

const DRILL = { day: "2026-11-27", reason: "Winter drill" };
const id = ({ _id }: { _id: unknown }): string => String(_id);
/** The day on which sessions of `situations` begin, two days ahead; all whose team it is are counted. */
const protects = async (by: PersonDocument, team: { _id: unknown }, day: Partial<Parameters<typeof protectDay>[2]> = {}, now = noon) => protectDay(await actor(by, now), id(team), { ...DRILL, ...day }, now); // prettier-ignore
const opens = async (by: PersonDocument, team: { _id: unknown }, day = DRILL.day) =>
  openDay(await actor(by), id(team), day, noon);
const daysOf = async ({ _id }: Cast["security"]) => (await Department.findById(_id).lean())!.protectedDays!;

describe("a protected day", () => {
  it("is the site's local day, from its first instant to the next day's, travel included", async () => {
    const c = await cast();
    await protects(c.beatriz, c.baggage, { day: "2026-12-04" });
    await protects(c.beatriz, c.baggage, { day: "2027-03-28" }); // the clocks change
    const [home, spring] = [{ protectedDays: await daysOf(c.baggage) }, (await daysOf(c.baggage))[1]!];
    expect([spring.from, spring.to]).toEqual([new Date("2027-03-27T23:00Z"), new Date("2027-03-28T22:00Z")]);
    const says = (from: string, to: string) => {
      const away = { from: new Date(from), to: new Date(to) };
      return protectedDay({ home, away } as RuleFacts);
    };
    const passed = { rule: "protected-day", passed: true, value: "none" };
    expect(says("2026-12-03T20:00Z", "2026-12-03T23:00Z")).toEqual(passed);
    expect(says("2026-12-04T23:00Z", "2026-12-05T02:00Z")).toEqual(passed);
    const refused = {
      ...{ rule: "protected-day", passed: false, code: "day-protected" },
      facts: { day: new Date("2026-12-03T23:00Z"), zone: "Europe/Madrid", reason: "Winter drill" },
    };
    expect(says("2026-12-03T20:00Z", "2026-12-03T23:01Z")).toEqual(refused);
    expect(says("2026-12-04T22:59Z", "2026-12-05T02:00Z")).toEqual(refused);
    const session = { startsAt: new Date("2026-12-04T23:30Z"), endsAt: new Date("2026-12-05T01:00Z"), siteId: "there" };
    const { from, to } = awayFor(session, "here", 60);
    expect(says(from.toISOString(), to.toISOString())).toEqual(refused);
  });

  it("is said beforehand, and nobody books, asks, waits, or is let in at the door; nor does the lead book for them", async () => {
    const c = await cast();
    const s = await they.nothing(c, c.maren, { places: 2 });
    await protects(c.ingrid, c.security);
    const { prospect } = await lookAtSession(await actor(c.maren), id(s.on), noon);
    const facts = { day: new Date("2026-11-27"), zone: "Atlantic/Canary", reason: "Winter drill" };
    expect(prospect).toEqual({ what: "refused", code: "day-protected", facts });
    for (const by of [c.maren, c.ingrid, c.beatriz]) expect(await codeOf(they.books(by, s))).toBe("day-protected");
    const full = await they.full(c, c.maren);
    expect(await codeOf(they.books(c.maren, full))).toBe("day-protected");
    await Department.updateOne({ _id: c.security._id }, { $set: { "release.mode": "automatic" } });
    expect(await codeOf(they.letsIn(c.maria, s))).toBe("door-day-protected");
    expect(await codeOf(they.books(c.linh, { ...s, of: c.linh }))).toBe("done"); // of another team
    await opens(c.ingrid, c.security);
    expect(await codeOf(they.books(c.maren, s))).toBe("done");
    await expectSound();
  });

  it("keeps a request from being released, by anybody, until it is opened again", async () => {
    const c = await cast();
    const s = await they.asked(c, c.maren);
    const of = c.yusuf;
    const later = { of, on: await build.session({ host: c.maria, startsIn: 72 }) };
    await they.books(of, later);
    await protects(c.ingrid, c.security);
    for (const by of [c.ingrid, c.beatriz]) expect(await codeOf(they.releases(by, s))).toBe("day-protected");
    const requests = await requestsFor(await actor(c.ingrid), noon);
    expect(requests.map(({ cover }) => cover.refused)).toEqual(["day-protected", null]);
    const { team } = await decisionFor(await actor(c.ingrid), id((await they.bookingOf(s))!), noon);
    expect(team.kept).toEqual({ day: new Date("2026-11-27"), zone: "Atlantic/Canary", reason: "Winter drill" });
    expect(await codeOf(they.releases(c.ingrid, later))).toBe("done");
    await opens(c.ingrid, c.security);
    expect(await codeOf(they.releases(c.ingrid, s))).toBe("done");
    await expectSound();
  });

  it("is that of the team in which somebody asked, wherever they work since", async () => {
    const c = await cast();
    const s = await they.asked(c, c.maren);
    const too = await they.asked(c, c.yusuf);
    await Person.updateMany({ _id: [c.maren._id, c.yusuf._id] }, { $set: { department: c.apron._id } });
    await protects(c.piet, c.apron);
    expect(await codeOf(they.releases(c.ingrid, s))).toBe("done");
    await protects(c.ingrid, c.security, { stays: 1 });
    expect(await codeOf(they.releases(c.ingrid, too))).toBe("day-protected");
  });

  it("lets a freed place pass by who waits, and an offer be kept by nobody; opened again, it is theirs", async () => {
    const c = await cast();
    const s = await they.waiting(c, c.linh);
    const held = await they.offered(c, c.noor, { startsAt: hours(54) });
    await protects(c.beatriz, c.assisted);
    await they.ends(c.piet, { ...s, of: c.piet });
    expect((await they.bookingOf(s))!).toMatchObject({ state: "waiting", skipped: [{ code: "day-protected" }] });
    expect(await offerToThoseWaiting(noon)).toBe(0);
    await protects(c.piet, c.apron);
    expect(await codeOf(they.accepts(c.noor, held))).toBe("day-protected");
    await expectSound();
    await opens(c.beatriz, c.assisted);
    expect(await offerToThoseWaiting(noon)).toBe(1);
    expect(await they.accepts(c.linh, s)).toBe("booked");
    await opens(c.piet, c.apron);
    expect(await they.accepts(c.noor, held)).toBe("booked");
    await expectSound();
  });

  it("holds for moving, giving, holding places for a team and naming people for them", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria, places: 4 });
    const held = await reservePlaces(await actor(c.ingrid), id(on), id(c.security), 1, noon);
    const later = await build.booking(c.yusuf, await build.session({ host: c.maria, startsIn: 96 }), { by: c.ingrid });
    const linhs = await build.booking(c.linh, on);
    await protects(c.ingrid, c.security);
    const wish = { personId: id(c.maren), aim: "", key: build.key() };
    expect(await codeOf(allocatePlace(await actor(c.ingrid), held, wish, noon))).toBe("day-protected");
    const gift = { bookingId: id(linhs), toPersonId: id(c.maren), aim: "", key: build.key() };
    expect(await codeOf(givePlace(await actor(c.linh), gift, noon))).toBe("day-protected");
    const move = { bookingId: id(later), toSessionId: id(on), key: build.key() };
    expect(await codeOf(moveBooking(await actor(c.yusuf), move, noon))).toBe("day-protected");
    const other = await build.session({ host: c.maria, places: 4 });
    const reserves = reservePlaces(await actor(c.ingrid), id(other), id(c.security), 1, noon);
    expect(await codeOf(reserves)).toBe("day-protected");
    await expectSound();
  });

  it("holds for rounds, also once it was matched: nobody gets a place then, and the reason is told", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria, startsIn: build.december(3) });
    await protects(c.beatriz, c.assisted, { day: "2026-12-03" });
    const facts = { day: new Date("2026-12-03"), zone: "Atlantic/Canary", reason: "Winter drill" };
    const told = [{ rank: 1, title: on.title, why: [{ code: "day-protected", facts }] }];
    const round = await build.round(c.beatriz);
    for (const of of [c.linh, c.piet]) await build.wishes(of, round, [on]);
    await build.matched(round, c.beatriz);
    expect(await build.placementOf(round, c.linh)).toMatchObject({ state: "unplaced", answers: told });
    await protects(c.piet, c.apron, { day: "2026-12-03" }); // after the preview
    await build.announced(round, c.beatriz);
    expect(await build.placementOf(round, c.piet)).toMatchObject({ state: "told", answers: told });
    await expectSound();
  });
});

describe("protecting a day", () => {
  it("leaves the visits that stand, once the page has said how many", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria });
    const standing = await build.booking(c.maren, on, { by: c.ingrid });
    await build.booking(c.yusuf, on);
    await build.booking(c.linh, on);
    expect(await outcome(protects(c.ingrid, c.security))).toBe("visits-stay at day");
    expect(await daysOf(c.security)).toEqual([]);
    const look = () => actor(c.ingrid).then((ingrid) => lookAtProtection(ingrid, id(c.security), DRILL.day, noon));
    expect((await look()).chosen).toMatchObject({ day: DRILL.day, stays: 1, asks: 1 });
    await protects(c.ingrid, c.security, { stays: 1 });
    expect(await build.bookingNow(standing)).toEqual(standing);
    const { days } = await look();
    expect(days).toEqual([{ ...DRILL, zone: "Atlantic/Canary", from: new Date("2026-11-27"), by: c.ingrid.name }]);
    const week = await teamWeek(await actor(c.ingrid), null, null, noon);
    expect(week.days.map(({ kept }) => kept)).toEqual([null, null, null, null, "Winter drill", null, null]);
    expect(week.days[4]).toMatchObject({ away: 1, ask: 1, full: true });
    expect(week.protectedDays).toEqual(days);
    await expectSound();
  });

  it("is for who decides on the team's releases: supervisors of it, leads, deputies and coordinators", async () => {
    const c = await cast();
    const until = hours(24 * 30);
    await Department.updateOne({ _id: c.security._id }, { $set: { deputies: [{ person: c.noor._id, from: noon, until }] } }); // prettier-ignore
    await Person.updateOne({ _id: c.maren._id }, { $set: { supervisor: c.yusuf._id } });
    for (const by of [c.ingrid, c.noor, c.yusuf, c.beatriz]) {
      expect([by.name, await codeOf(protects(by, c.security))]).toEqual([by.name, "done"]);
      expect([by.name, (await opens(by, c.security))?.day]).toEqual([by.name, DRILL.day]);
    }
    for (const by of [c.maren, c.piet, c.maria]) {
      expect(await codeOf(protects(by, c.security))).toBe("not-allowed");
      expect(await codeOf(opens(by, c.security))).toBe("not-allowed");
    }
    expect(await codeOf(protects(c.beatriz, c.ingrid))).toBe("not-found");
    expect(await codeOf(opens(c.beatriz, c.ingrid))).toBe("not-found");
  });

  it("says at the day why not: it is over, protected already, or so many are ahead; those over use up nothing", async () => {
    const c = await cast();
    const day = (one: string, now = noon) => outcome(protects(c.ingrid, c.security, { day: one }, now));
    expect(await day("2026-11-24")).toBe("protect-over at day");
    expect(await day("2026-11-25")).toBe("done"); // today
    expect(await day("2026-11-25")).toBe("protected-already at day");
    const twice = await Promise.all([day("2026-11-26"), day("2026-11-26")]);
    expect(twice.toSorted()).toEqual(["done", "protected-already at day"]);
    const [today] = await daysOf(c.security);
    const protectedDays = Array.from({ length: LIMITS.protectedDays }, (_, at) => ({
      ...today!,
      ...{ day: `ahead ${at}`, from: hours(24 * at), to: hours(24 * (at + 1)) },
    }));
    await Department.updateOne({ _id: c.security._id }, { $set: { protectedDays } });
    expect(await day("2027-06-01")).toBe("protected-most at day");
    expect(await day("2027-06-01", hours(24))).toBe("done");
    expect((await daysOf(c.security)).map((one) => one.day)).toEqual([
      ...protectedDays.slice(1).map((one) => one.day),
      "2027-06-01",
    ]);
  });

  it("stands in the record with who did it, and so does opening it, once", async () => {
    const c = await cast();
    await protects(c.ingrid, c.security);
    expect(await opens(c.yusuf, c.security).catch(() => "refused")).toBe("refused");
    expect((await opens(c.beatriz, c.security))?.reason).toBe("Winter drill");
    expect(await opens(c.beatriz, c.security)).toBeNull();
    const past = await timeline(id(c.security));
    expect(past.map(({ what, actorName, before, after }) => [what, actorName, before, after])).toEqual([
      ["department.day-protected", c.ingrid.name, "", DRILL.day],
      ["department.day-opened", c.beatriz.name, DRILL.day, ""],
    ]);
  });
});
