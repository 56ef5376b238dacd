import { expect, test } from "vitest";
import { Booking } from "#models/booking/booking.document.ts";
import { lookAtBooking } from "#models/booking/booking-look.ts";
import { dayCard } from "#models/booking/day-card.ts";
import { lookAtSession } from "#models/booking/session-look.ts";
import { Plan } from "#models/programme/plan.document.ts";
import { changePlan, type PlanDraft } from "#models/programme/plan.ts";
import { publishSession } from "#models/programme/publish.ts";
import { Session } from "#models/programme/session.document.ts";
import { checklistOf } from "#models/programme/ticking.ts";
import { makeReport } from "#models/reporting/report.ts";
import { visitRows } from "#models/reporting/report-rows.ts";
import type { Kind } from "#models/shared/vocabulary.ts";
import { actor, build, cast, hours, noon } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";

await freshDatabase({ unsound: "what happened is written by hand, without its record" });

/** A plan's every word and figure, with `n` in each. */
const draft = (siteId: string, n: number, kind: Kind): PlanDraft => ({
  ...{
    title: `Bags ${n}`,
    kind,
    aims: `Aims ${n}`,
    agenda: [{ minutes: 60 + n, what: `Part ${n}`, where: `Belt ${n}` }],
  },
  ...{ bring: `Bring ${n}`, wear: `Wear ${n}`, goodToKnow: `Steps ${n}`, meetingPoint: `Desk ${n}`, minutes: 60 + n },
  ...{ places: 3 + n, minimum: n, clearances: [], askHost: n > 1, siteId },
  checklist: { opening: [`Open ${n}`], running: [`Run ${n}`], closing: [`Close ${n}`] },
});

/** A session published from version 1 of a plan, in which Linh has a place, and what everybody sees of it. */
async function published() {
  const { maria, linh, beatriz, baggage } = await cast();
  const site = String(baggage.site);
  const plan = await build.plan(maria, { ...draft(site, 1, "observation"), site: baggage.site } as object);
  const slot = { date: "2026-11-27", clock: "10:00", places: 3, meetingPoint: "Gate", hostId: String(maria._id) };
  const host = await actor(maria);
  const id = await publishSession(host, { ...slot, planId: String(plan._id), key: build.key() }, noon);
  const session = (await Session.findById(id).lean())!;
  const booking = await build.booking(linh, session);
  const reader = await actor(linh);
  const seen = async () => ({
    session: await Session.findById(id).lean(),
    booking: await Booking.findById(booking._id).lean(),
    page: await lookAtSession(reader, id, noon),
    own: await lookAtBooking(reader, String(booking._id), noon),
    card: await dayCard(reader, String(booking._id)),
    checklist: await checklistOf((await Session.findById(id).lean())!),
  });
  const change = async () => changePlan(host, String(plan._id), (await Plan.findById(plan._id).lean())!.version, draft(site, 2, "briefing"), noon); // prettier-ignore
  return { seen, change, session, booking, beatriz };
}

test("whoever has a place in a session keeps all it was published with when the plan changes", async () => {
  const { seen, change, session } = await published();
  const before = await seen();
  expect([before.page.aims, before.page.wear, before.card.bring, session.planVersion]).toEqual([
    ...["Aims 1", "Wear 1", "Bring 1", 1],
  ]);
  await change();
  expect(await seen()).toEqual(before);
});

test("a session from before checklists were kept has the one its plan had then", async () => {
  const { seen, change, session } = await published();
  await Session.updateOne({ _id: session._id }, { $set: { checklist: null } });
  const { checklist } = await seen();
  expect(checklist[0]!.steps.map(({ what }) => what)).toEqual(["Open 1"]);
  await change();
  expect((await seen()).checklist).toEqual(checklist);
});

test("reports go by the kind that a session was published as", async () => {
  const { change, session, booking, beatriz } = await published();
  await Booking.updateOne({ _id: booking._id }, { $set: { state: "booked", outcome: "attended" } });
  await change();
  const desk = await actor(beatriz);
  const days = { from: session.day, until: session.day, zone: session.zone };
  const counted = async (kind: Kind) => {
    const report = await makeReport(desk, { ...days, kind }, hours(100));
    const { rows } = await visitRows(desk, { ...days, kind }, {});
    return [report.visits.held, rows.length, report.promise.all.of];
  };
  expect([await counted("observation"), await counted("briefing")]).toEqual([
    [1, 1, 1],
    [0, 0, 0],
  ]);
});

test("of forms opened on one version of a plan one is taken, however many are sent at once", async () => {
  const { maria, baggage } = await cast();
  const site = String(baggage.site);
  const plan = await build.plan(maria, { ...draft(site, 1, "observation"), site: baggage.site } as object);
  const host = await actor(maria);
  const change = (n: number) =>
    build.codeOf(changePlan(host, String(plan._id), plan.version, draft(site, n, "observation"), noon));
  const codes = await Promise.all(Array.from({ length: 8 }, (_, n) => change(n + 2)));
  expect(build.counted(codes)).toEqual({ done: 1, "plan-changed-meanwhile": 7 });
  const after = (await Plan.findById(plan._id).lean())!;
  expect([after.version, after.title]).toEqual([plan.version + 1, `Bags ${codes.indexOf("done") + 2}`]);
});
