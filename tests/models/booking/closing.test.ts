import { describe, expect, it } from "vitest";
import { checkIn } from "#models/booking/arriving.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { closeSession } from "#models/booking/closing.ts";
import { sayOutcome } from "#models/booking/saying.ts";
import { cancelSession } from "#models/booking/session-cancellation.ts";
import { addWalkIn } from "#models/booking/walk-in.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import { Plan } from "#models/programme/plan.document.ts";
import { changePlan } from "#models/programme/plan.ts";
import { publishSession } from "#models/programme/publish.ts";
import { Session } from "#models/programme/session.document.ts";
import { checklistOf, tick, type Ticking } from "#models/programme/ticking.ts";
import { timeline } from "#models/record/activity.ts";
import type { Outcome } from "#models/shared/vocabulary.ts";
import { expectSound } from "../../audited.ts";
import { actor, build, cast, hours } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import { madeOnce } from "../../rows.ts";

await freshDatabase();
const { codeOf, counted } = build;
const checklist = { opening: ["Vests at the desk"], running: ["Along the belt", "Ask each"], closing: [] };

/** Linh and Piet are booked with María from 12:00 to 14:30, two days ahead; her plan has a list. */
const made = madeOnce(async () => {
  const c = await cast();
  const plan = await build.plan(c.maria, { checklist });
  const on = await build.session({ host: c.maria, plan: plan._id });
  const [linhs, piets] = [await build.booking(c.linh, on), await build.booking(c.piet, on)];
  return { ...c, on, id: String(on._id), linhs: String(linhs._id), piets: String(piets._id) };
});

async function held() {
  const all = await made();
  const { id } = all;
  const closes = async (by: PersonDocument, outcomes: Record<string, Outcome> = {}, now = hours(50.25)) =>
    codeOf(closeSession(await actor(by, now), id, new Map(Object.entries(outcomes)), now));
  const ticks = async (by: PersonDocument, step: Ticking, now = hours(48)) =>
    codeOf(tick(await actor(by, now), id, step, now));
  return { ...all, closes, ticks };
}

describe("closing a session", () => {
  it("works from half an hour before the end, once, with what happened in the same commit", async () => {
    const d = await held();
    expect(await d.closes(d.maria, {}, new Date(hours(50).getTime() - 1))).toBe("close-not-yet");
    expect(await d.closes(d.maria, { [d.linhs]: "attended" }, hours(50))).toBe("done");
    const session = await build.sessionNow(d.on);
    expect([session.closedAt, String(session.closedBy)]).toEqual([hours(50), String(d.maria._id)]);
    const [log] = (await timeline(d.id)).filter(({ what }) => what === "session.closed");
    expect(log!.facts).toEqual({ empty: 1 });
    expect(await d.closes(d.maria)).toBe("closed-already");
    await expectSound();
  });

  it("is the hosts' to do, and one of several at once does it", async () => {
    const d = await held();
    expect(await d.closes(d.tomas)).toBe("not-allowed");
    const codes = await Promise.all([d.maria, d.beatriz, d.maria, d.beatriz].map((by) => d.closes(by)));
    expect(counted(codes)).toEqual({ done: 1, "closed-already": 3 });
  });

  it("changes nothing when somebody was faster with a word, or a word is about another session", async () => {
    const d = await held();
    await sayOutcome(await actor(d.beatriz), d.linhs, { outcome: "no-show", was: null }, hours(49));
    expect(await d.closes(d.maria, { [d.piets]: "attended", [d.linhs]: "attended" })).toBe("outcome-said");
    const other = await build.session({ host: d.maria, startsIn: 30 });
    const elsewhere = String((await build.booking(d.linh, other))._id);
    expect(await d.closes(d.maria, { [d.piets]: "attended", [elsewhere]: "attended" })).toBe("not-allowed");
    expect((await build.sessionNow(d.on)).closedAt).toBe(null);
    expect((await Booking.findById(d.piets).lean())!.outcome).toBe(null);
    await expectSound();
  });

  it("ends check-ins, walk-ins, ticks and cancelling; what happened can still be corrected", async () => {
    const d = await held();
    await d.closes(d.maria, { [d.linhs]: "attended" }, hours(50));
    const [host, at] = [await actor(d.maria), hours(50.1)];
    expect(await codeOf(checkIn(host, d.piets, at))).toBe("day-closed");
    const wish = { sessionId: d.id, personId: String(d.noor._id), aim: "", key: build.key() };
    expect(await codeOf(addWalkIn(host, wish, at))).toBe("day-closed");
    expect(await d.ticks(d.maria, { part: "opening", what: "Vests at the desk", done: true })).toBe("day-closed");
    expect(await codeOf(cancelSession(host, d.id, "The belt stands still", at))).toBe("session-over");
    expect(await codeOf(sayOutcome(host, d.linhs, { outcome: "partly", was: "attended" }, at))).toBe("done");
    await expectSound();
  });
});

describe("the checklist", () => {
  const vests = { part: "opening", what: "Vests at the desk", done: true } as const;
  const listOf = async (d: Awaited<ReturnType<typeof held>>) =>
    (await checklistOf(d.on)).map(({ part, steps }) => [
      part,
      ...steps.map(({ what, done }) => `${done?.by ?? "-"}: ${what}`),
    ]);

  it("comes from the plan, and keeps who ticked what, and when", async () => {
    const d = await held();
    expect(await listOf(d)).toEqual([
      ["opening", "-: Vests at the desk"],
      ["running", "-: Along the belt", "-: Ask each"],
      ["closing"],
    ]);
    expect(await d.ticks(d.maria, vests)).toBe("done");
    const [opening] = await checklistOf(d.on);
    expect(opening!.steps[0]!.done).toEqual({ by: d.maria.name, at: hours(48) });
    expect(await d.ticks(d.beatriz, { ...vests, done: false })).toBe("done");
    expect((await timeline(d.id)).map(({ what, actorName }) => [what, actorName])).toEqual([
      ["session.ticked", d.maria.name],
      ["session.unticked", d.beatriz.name],
    ]);
  });

  it("stays as it was published when the plan changes; the next session has the new one", async () => {
    const d = await held();
    const before = await listOf(d);
    const plan = (await Plan.findById(d.on.plan).lean())!;
    const changed = { opening: ["Only gloves"], running: [], closing: ["Thank them"] };
    const { title, kind, aims, agenda, bring, wear, goodToKnow, minutes, minimum, clearances, places } = plan;
    const words = { title, kind, aims, agenda, bring, wear, goodToKnow, minutes, minimum, clearances, places };
    const rest = { meetingPoint: plan.meetingPoint, askHost: plan.askHost, siteId: String(plan.site) };
    await changePlan(
      await actor(d.maria),
      String(plan._id),
      plan.version,
      { ...words, ...rest, checklist: changed },
      hours(0),
    );
    expect(await listOf(d)).toEqual(before);
    expect(await d.ticks(d.maria, vests)).toBe("done");
    expect(await d.ticks(d.maria, { part: "opening", what: "Only gloves", done: true })).toBe("not-found");
    const slot = { date: "2026-11-30", clock: "10:00", places: 2, meetingPoint: "Gate", hostId: String(d.maria._id) };
    const published = await publishSession(
      await actor(d.maria),
      { ...slot, planId: String(plan._id), key: build.key() },
      hours(0),
    );
    const next = (await Session.findById(published).lean())!;
    expect((await checklistOf(next)).map(({ steps }) => steps.map(({ what }) => what))).toEqual([
      ["Only gloves"],
      [],
      ["Thank them"],
    ]);
    const older = await build.session({ host: d.maria, plan: plan._id, startsIn: 97, checklist: null });
    expect(await checklistOf(older)).toEqual(await checklistOf(next));
  });

  it("is ticked once by two at once; by the hosts alone; nothing that is not on it", async () => {
    const d = await held();
    expect(await Promise.all([d.ticks(d.maria, vests), d.ticks(d.beatriz, vests)])).toEqual(["done", "done"]);
    expect((await timeline(d.id)).length).toBe(1);
    expect(await d.ticks(d.linh, vests)).toBe("not-allowed");
    expect(await d.ticks(d.maria, { ...vests, what: "Something else" })).toBe("not-found");
    expect(await d.ticks(d.maria, { ...vests, part: "closing" })).toBe("not-found");
  });
});
