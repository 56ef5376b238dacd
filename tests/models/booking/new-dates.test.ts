import { beforeEach, describe, expect, test } from "vitest";
import { cancelSession } from "#models/booking/session-cancellation.ts";
import { tellFollowers } from "#models/booking/new-dates.ts";
import { Department } from "#models/people/department.document.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import { Person } from "#models/people/person.document.ts";
import { Follower, NewDates } from "#models/programme/follower.document.ts";
import { follow, followedBy, makeDueBy, makeFollowersDue, unfollow } from "#models/programme/following.ts";
import { publishDates } from "#models/programme/publish.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import type { NewDatesFacts } from "#models/record/date-facts.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { actor, build, cast, hours, noon, type Cast } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";

await freshDatabase();

/** The day's letters go at 16:00 in Valdemora, 15:00 UTC. */
const [due, nextDue] = [hours(3), hours(27)];
let c: Cast;
beforeEach(async () => {
  c = await cast();
});

const follows = async (person: PersonDocument, department: { _id: unknown }, now = hours(-1)) =>
  follow(await actor(person), String(department._id), now);

/** Publishes a plan of María's on some dates, at noon unless it is said when. */
async function publish(dates: string[], now = noon, more: Parameters<typeof build.plan>[1] = {}, host = c.maria) {
  const plan = await build.plan(host, more);
  const slot = { planId: String(plan._id), clock: "13:00", places: 2, meetingPoint: "E7", hostId: String(host._id) };
  return publishDates(await actor(host), { ...slot, key: String(plan._id) }, dates, now);
}

/** Who was told of which dates, a list a letter. */
async function letters(): Promise<Record<string, string[]>[]> {
  const found = await Outbox.find({ kind: "new-dates" }).sort({ createdAt: 1, _id: 1 }).lean();
  return Promise.all(
    found.map(async ({ to, facts }) => ({
      [(await Person.findById(to).lean())!.name]: (facts as unknown as NewDatesFacts).dates.map(({ startsAt }) =>
        startsAt.toISOString().slice(0, 10),
      ),
    })),
  );
}

describe("who follows a department", () => {
  test("hears once, with the day's letters, of the new dates that fit, all in one", async () => {
    await follows(c.maren, c.baggage);
    await publish(["2026-12-10", "2026-12-08"]);
    await publish(["2026-12-09"], hours(1), { clearances: ["Airside badge"] });
    expect(await tellFollowers(hours(2))).toBe(0);
    expect(await tellFollowers(due)).toBe(1);
    expect(await tellFollowers(hours(4))).toBe(0);
    expect(await letters()).toEqual([{ [c.maren.name]: ["2026-12-08", "2026-12-10"] }]);
    expect(await NewDates.countDocuments()).toBe(0);
  });

  test("hears nothing of what was there before, of other departments, and after it was stopped", async () => {
    await publish(["2026-12-08"], hours(-2));
    await follows(c.maren, c.baggage);
    await follows(c.yusuf, c.baggage);
    await publish(["2026-12-09"], noon, {}, c.tomas);
    expect(await tellFollowers(due)).toBe(0);
    await unfollow(await actor(c.yusuf), String(c.baggage._id));
    await publish(["2026-12-10"], hours(5));
    expect(await tellFollowers(nextDue)).toBe(1);
    expect(await letters()).toEqual([{ [c.maren.name]: ["2026-12-10"] }]);
  });

  test("hears nothing of a department from before it was followed, though others were already", async () => {
    await follows(c.maren, c.assisted);
    await publish(["2026-12-08"]);
    await follows(c.maren, c.baggage, hours(1));
    await publish(["2026-12-09"], hours(2));
    expect(await tellFollowers(due)).toBe(1);
    expect(await letters()).toEqual([{ [c.maren.name]: ["2026-12-09"] }]);
  });

  test("hears of a date whose commit came just after it was looked", async () => {
    await follows(c.maren, c.baggage);
    await publish(["2026-12-08"], hours(2));
    expect(await tellFollowers(due)).toBe(1);
    await publish(["2026-12-09"], hours(2.9));
    expect(await tellFollowers(nextDue)).toBe(1);
    expect(await letters()).toEqual([{ [c.maren.name]: ["2026-12-08"] }, { [c.maren.name]: ["2026-12-09"] }]);
  });

  for (const also of ["the only worker", "another worker that was faster"])
    test(`hears of dates published while a mark of earlier ones is settled by ${also}`, async () => {
      await follows(c.maren, c.baggage);
      await publish(["2026-12-08"]);
      const mark = (await NewDates.findOne().lean())!;
      if (also !== "the only worker") await makeFollowersDue();
      await publish(["2026-12-09"], hours(2));
      await makeDueBy(mark);
      // As if she had been told between the two writes of that.
      await Follower.updateOne({ _id: c.maren._id }, { $set: { dueAt: null, lookedUntil: hours(1) } });
      expect(await tellFollowers(due)).toBe(1);
      expect(await letters()).toEqual([{ [c.maren.name]: ["2026-12-09"] }]);
    });

  test("gets at most one letter a day, though departments of two zones publish", async () => {
    await follows(c.maren, c.baggage);
    await follows(c.maren, c.assisted);
    await publish(["2026-12-08"]);
    expect(await tellFollowers(due)).toBe(1);
    await publish(["2026-12-09"], hours(3.2), {}, c.tomas);
    expect(await tellFollowers(hours(4))).toBe(0); // 16:00 in Puerto Ámbar
    expect(await tellFollowers(nextDue)).toBe(1);
    expect(await letters()).toEqual([{ [c.maren.name]: ["2026-12-08"] }, { [c.maren.name]: ["2026-12-09"] }]);
  });

  test("hears of dates for which booking opens later, unless another rule says no", async () => {
    await Department.updateOne({ _id: c.baggage._id }, { $set: { opensDays: 7 } });
    await follows(c.maren, c.baggage);
    await publish(["2026-12-10"]);
    await publish(["2026-12-11"], noon, { clearances: ["Airside badge"] });
    expect(await tellFollowers(due)).toBe(1);
    const { facts } = (await Outbox.findOne({ kind: "new-dates" }).lean())!;
    const { dates } = facts as unknown as NewDatesFacts;
    expect(dates.map(({ department, opensAt }) => [department, opensAt?.toISOString()])).toEqual([
      ["Baggage Hall and Sorting", "2026-12-02T23:00:00.000Z"],
    ]);
  });

  test("is told once by several workers at once, and who has left is told nothing", async () => {
    const crowd = await build.crowd(20, c.apron);
    for (const one of crowd) await follow(build.visitor(one), String(c.baggage._id), hours(-1));
    await Person.updateOne({ _id: crowd[0]!._id }, { $set: { leftAt: noon } });
    await publish(["2026-12-08"]);
    const told = await Promise.all([1, 2, 3, 4].map(() => tellFollowers(due)));
    expect(told.reduce((sum, one) => sum + one)).toBe(19);
    expect(await Outbox.countDocuments({ kind: "new-dates" })).toBe(19);
    expect(await Follower.countDocuments()).toBe(19);
  });

  test("follows each department once, never the own one, and so many at most", async () => {
    await Promise.all([1, 2, 3].map(() => follows(c.maren, c.baggage)));
    expect((await Follower.findById(c.maren._id).lean())!.follows).toHaveLength(1);
    expect((await followedBy(String(c.maren._id))).map(({ code }) => code)).toEqual(["BAG"]);
    expect(await build.codeOf(follows(c.maren, c.security))).toBe("own-department");
    expect(await build.codeOf(follows(c.maren, { _id: "f".repeat(24) }))).toBe("not-found");
    const others = Array.from({ length: LIMITS.follows }, () => ({ department: c.apron._id, since: noon }));
    await Follower.updateOne({ _id: c.maren._id }, { $set: { follows: others } });
    expect(await build.codeOf(follows(c.maren, c.duty))).toBe("follows-most");
    expect(await build.codeOf(follows(c.maren, c.apron))).toBe("done");
  });

  test("is not told of what was called off meanwhile", async () => {
    await follows(c.maren, c.baggage);
    const [session] = await publish(["2026-12-08"]);
    await cancelSession(await actor(c.maria), session!, "The belt stands.", hours(1));
    expect(await tellFollowers(due)).toBe(0);
  });
});
