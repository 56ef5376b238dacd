import { beforeEach, describe, expect, test } from "vitest";
import { Types } from "mongoose";
import { endLeavers } from "#models/people/leaving.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import { follow, followedBy } from "#models/programme/following.ts";
import { declineProposal, lapseProposals } from "#models/programme/proposal-answer.ts";
import { Proposal } from "#models/programme/proposal.document.ts";
import { lookAtProposal, openProposals, ownProposals } from "#models/programme/proposals.ts";
import { propose, withdrawProposal } from "#models/programme/proposing.ts";
import { publishSession } from "#models/programme/publish.ts";
import { Session } from "#models/programme/session.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { expectSound } from "../../audited.ts";
import { actor, build, cast, hours, noon, type Cast } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";

await freshDatabase();

const { codeOf } = build;
let c: Cast;
beforeEach(async () => {
  c = await cast();
});

/** Maren suggests Tuesday 8 December, 13:00 in Valdemora, to the baggage hall. */
const suggest = async (more: Partial<Parameters<typeof propose>[1]> = {}, by: PersonDocument = c.maren) =>
  propose(
    await actor(by),
    {
      ...{ departmentId: String(c.baggage._id), planId: null, date: "2026-12-08", clock: "13:00" },
      ...{ words: "My week of nights.", key: build.key(), ...more },
    },
    noon,
  );

/** Who has which letters about suggestions. */
const letters = async () =>
  (
    await Outbox.find({ kind: /^date-/ })
      .sort({ createdAt: 1, _id: 1 })
      .lean()
  ).map(({ kind, to }) => [kind, [c.maren, c.maria, c.beatriz].find(({ _id }) => _id.equals(to))?.name ?? "somebody"]);

const publishFor = async (proposalId: string | undefined, host = c.maria) => {
  const plan = await build.plan(host);
  const slot = { planId: String(plan._id), date: "2026-12-09", clock: "10:00", places: 2, meetingPoint: "E7" };
  const key = build.key();
  return publishSession(
    await actor(host),
    { ...slot, hostId: String(host._id), key, ...(proposalId && { proposalId }) },
    hours(1),
  );
};

describe("a suggested date", () => {
  test("is read by the hosts, who publish another for it: the person hears", async () => {
    const plan = await build.plan(c.maria, { title: "Night turn" });
    const id = await suggest({ planId: String(plan._id) });
    const [seen] = await openProposals([String(c.baggage._id)], noon);
    expect(seen).toMatchObject({ id, title: "Night turn", person: c.maren.name, home: "Security Checkpoint North" });
    expect(seen!.startsAt.toISOString()).toBe("2026-12-08T12:00:00.000Z");
    const session = await publishFor(id);
    const maren = await actor(c.maren);
    expect(await lookAtProposal(maren, id)).toMatchObject({ state: "published", sessionId: session, mine: true });
    expect(await letters()).toEqual([
      ["date-asked", c.maria.name],
      ["date-published", c.maren.name],
    ]);
    expect(await openProposals([String(c.baggage._id)], noon)).toEqual([]);
    expect(await ownProposals(maren.id, noon)).toHaveLength(1);
    // Answered once: whoever comes second hears so, and publishes nothing.
    expect(await codeOf(declineProposal(await actor(c.maria), id, "No.", hours(2)))).toBe("proposal-answered");
    expect(await codeOf(withdrawProposal(maren, id, hours(2)))).toBe("proposal-answered");
    expect(await codeOf(publishFor(id))).toBe("proposal-answered-before");
    expect(await Session.countDocuments()).toBe(1);
    expect(await letters()).toHaveLength(2);
  });

  test("is answered by one date, however many publish for it at once", async () => {
    const id = await suggest();
    const answers = await Promise.all(Array.from({ length: 12 }, () => codeOf(publishFor(id))));
    expect(build.counted(answers)).toEqual({ done: 1, "proposal-answered-before": 11 });
    expect(await Session.countDocuments()).toBe(1);
    expect((await letters()).filter(([kind]) => kind === "date-published")).toHaveLength(1);
    expect(await lookAtProposal(await actor(c.maren), id)).toMatchObject({
      state: "published",
      sessionId: String((await Session.findOne().lean())!._id),
    });
    await expectSound();
  });

  test("is answered by many dates where each host only looks whether it waits: the control", async () => {
    const id = await suggest();
    const maria = await actor(c.maria);
    await Promise.all(
      Array.from({ length: 12 }, async () => {
        if ((await lookAtProposal(maria, id)).state === "open") await publishFor(undefined);
        await declineProposal(maria, id, "See the new date.", hours(1)).catch(() => undefined);
      }),
    );
    expect(await Session.countDocuments()).toBeGreaterThan(1);
  });

  test("is declined with words, or its time comes: either way the person hears once", async () => {
    const first = await suggest();
    const maria = await actor(c.maria);
    const answers = await Promise.all(
      [1, 2, 3].map((n) => codeOf(declineProposal(maria, first, `After Christmas ${n}`, hours(1)))),
    );
    expect(answers.toSorted()).toEqual(["done", "proposal-answered", "proposal-answered"]);
    const second = await suggest();
    expect(await lapseProposals(new Date("2026-12-08T11:59:00Z"))).toBe(0);
    const late = new Date("2026-12-08T12:00:00Z");
    expect([await lapseProposals(late), await lapseProposals(late)]).toEqual([1, 0]);
    expect((await Proposal.findById(second).lean())!.state).toBe("lapsed");
    expect((await letters()).map((both) => both.join(": ")).toSorted()).toEqual([
      ...[1, 2].map(() => `date-asked: ${c.maria.name}`),
      ...[1, 2].map(() => `date-declined: ${c.maren.name}`),
    ]);
  });

  test("is one that waits for each person and department, once a form", async () => {
    const key = build.key();
    const ids = await Promise.all([suggest({ key }), suggest({ key }), suggest({ key })]);
    expect(new Set(ids).size).toBe(1);
    expect(await codeOf(suggest())).toBe("proposal-open");
    await withdrawProposal(await actor(c.maren), ids[0]!, noon);
    // A form of before that is sent again suggests nothing, and says so.
    expect(await codeOf(suggest({ key }))).toBe("proposal-answered");
    expect(await Proposal.countDocuments()).toBe(1);
    expect(await codeOf(suggest())).toBe("done");
    expect(await codeOf(suggest({ departmentId: String(c.apron._id) }))).toBe("done");
    expect(await Proposal.countDocuments({ state: "open" })).toBe(2);
  });

  test("goes to whoever leads where nobody hosts, else to coordinators", async () => {
    await suggest({ departmentId: String(c.duty._id) });
    expect(await letters()).toEqual([["date-asked", c.beatriz.name]]);
  });

  test("names a time and a visit that there are, of another department", async () => {
    const plan = await build.plan(c.tomas);
    for (const [code, wish] of [
      ["own-department", { departmentId: String(c.security._id) }],
      ["not-found", { departmentId: "f".repeat(24) }],
      ["plan-gone", { planId: String(plan._id) }],
      ["starts-in-the-past", { date: "2026-11-25" }],
      ["too-far-ahead", { date: "2029-01-01" }],
      ["no-such-time", { date: "2027-03-28", clock: "02:30" }],
    ] as const)
      expect([code, await codeOf(suggest(wish))]).toEqual([code, code]);
    expect(await Proposal.countDocuments()).toBe(0);
  });

  test("is seen and answered by those who may alone", async () => {
    const id = await suggest();
    for (const who of [c.yusuf, c.tomas, c.ingrid]) {
      const other = await actor(who);
      expect(await codeOf(lookAtProposal(other, id))).toBe("not-allowed");
      expect(await codeOf(declineProposal(other, id, "No.", noon))).toBe("not-allowed");
      expect(await codeOf(withdrawProposal(other, id, noon))).toBe("not-found");
    }
    expect(await codeOf(declineProposal(await actor(c.maren), id, "No.", noon))).toBe("not-allowed");
    // A date of another department answers nothing.
    await publishFor(id, c.tomas);
    expect((await Proposal.findById(id).lean())!.state).toBe("open");
    const mine = await suggest({}, c.beatriz);
    expect(await codeOf(declineProposal(await actor(c.beatriz), mine, "No.", noon))).toBe("not-allowed");
    expect(await lookAtProposal(await actor(c.beatriz), id)).toMatchObject({ mine: false, mayAnswer: true });
  });

  test("ends when the person leaves, and so do the letters about new dates", async () => {
    const id = await suggest();
    await follow(await actor(c.maren), String(c.baggage._id), noon);
    await endLeavers(new Types.ObjectId(), [c.maren._id], hours(1));
    expect((await Proposal.findById(id).lean())!.state).toBe("withdrawn");
    expect(await followedBy(String(c.maren._id))).toEqual([]);
    expect(await openProposals([String(c.baggage._id)], noon)).toEqual([]);
  });
});
