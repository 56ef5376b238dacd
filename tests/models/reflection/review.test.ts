import { Booking } from "#models/booking/booking.document.ts";
import { describe, expect, it } from "vitest";
import { Outbox } from "#models/record/outbox.document.ts";
import { raiseConcern, handleConcern } from "#models/reflection/concern.ts";
import { Concern } from "#models/reflection/concern.document.ts";
import { concernList, countConcerns, readConcern } from "#models/reflection/concerns.ts";
import { openImprovement, updateImprovement } from "#models/reflection/improvement.ts";
import { Improvement } from "#models/reflection/improvement.document.ts";
import { reviewQueue } from "#models/reflection/queue.ts";
import { assignReview, guardReviews, moveReview, noteReview } from "#models/reflection/review.ts";
import { Review } from "#models/reflection/review.document.ts";
import { Person } from "#models/people/person.document.ts";
import { build, cast } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import { madeOnce } from "../../rows.ts";

await freshDatabase();

const now = build.afterwards;

/** Linh's visit to María, which both wrote about; Beatriz and Noor coordinate. */
const heard = madeOnce(async () => {
  const all = await cast();
  await Person.updateOne({ _id: all.noor._id }, { $set: { roles: ["coordinator"] } });
  const booking = await build.booking(all.linh, await build.session({ host: all.maria }));
  const made = await build.reflections(booking);
  await build.sent(all.linh, made.shadow);
  const { _id, version } = (await Review.findOne().lean())!;
  const coordinators = [await build.actor(all.beatriz, now), await build.actor(all.noor, now)] as const;
  return { ...all, ...made, booking, seen: { reviewId: String(_id), version }, coordinators };
});
/** Both coordinators, many times at once, on what they saw. */
async function race({ seen, coordinators }: Awaited<ReturnType<typeof heard>>) {
  const all = Array.from({ length: 16 }, (_, at) =>
    moveReview(coordinators[at % 2]!, seen, at % 2 === 0 ? "done" : "needs-action", now),
  );
  return build.counted(await Promise.all(all.map(build.codeOf)));
}

describe("two coordinators at once", () => {
  it("one decision, the others are told", async () => {
    const all = await heard();
    expect(await race(all)).toEqual({ done: 1, "review-changed": 15 });
    const { state, last, version } = (await Review.findOne().lean())!;
    expect([state, version]).toEqual([last!.what, all.seen.version + 1]);
  });

  it("control: without the guard more than one would decide", async () => {
    guardReviews(false);
    try {
      expect((await race(await heard())).done).toBeGreaterThan(1);
    } finally {
      guardReviews(true);
    }
  });

  it("a remark becomes one improvement, in one commit with its review", async () => {
    const { seen, coordinators, shadow, security } = await heard();
    const draft = {
      reflectionId: String(shadow._id),
      title: "Slips",
      text: "",
      departmentId: String(security._id),
      due: "2026-12-24",
    };
    const all = Array.from({ length: 10 }, (_, at) => openImprovement(coordinators[at % 2]!, seen, draft, now));
    expect(build.counted(await Promise.all(all.map(build.codeOf)))).toEqual({ done: 1, "review-changed": 9 });
    expect(await Improvement.countDocuments()).toBe(1);
    expect((await Review.findOne().lean())!.state).toBe("needs-action");
    expect(await Outbox.countDocuments({ kind: "improvement-opened" })).toBe(1);
  });

  it("what is refused leaves nothing: neither improvement nor a moved review", async () => {
    const { seen, coordinators, host, security } = await heard();
    const draft = {
      reflectionId: String(host._id),
      title: "Slips",
      text: "",
      departmentId: String(security._id),
      due: "2026-12-24",
    };
    expect(await build.codeOf(openImprovement(coordinators[0], seen, draft, now))).toBe("unknown-remark");
    expect([await Improvement.countDocuments(), (await Review.findOne().lean())!.state]).toEqual([0, "new"]);
  });

  it("is of a remark of that visit alone", async () => {
    const { seen, coordinators, linh, piet, security } = await heard();
    const other = await build.booking(linh, await build.session({ host: piet, startsIn: 24 }));
    const { shadow } = await build.reflections(other);
    await build.sent(linh, shadow);
    const more = { title: "Slips", text: "", departmentId: String(security._id), due: "2026-12-24" };
    const draft = { reflectionId: String(shadow._id), ...more };
    expect(await build.codeOf(openImprovement(coordinators[0], seen, draft, now))).toBe("unknown-remark");
    expect(await Improvement.countDocuments()).toBe(0);
  });

  it("both notes stay", async () => {
    const { seen, coordinators } = await heard();
    await Promise.all(coordinators.map((actor) => noteReview(actor, seen.reviewId, actor.name, now)));
    expect((await Review.findOne().lean())!.notes.length).toBe(2);
  });
});

describe("the queue", () => {
  it("is for coordinators, by state and whose", async () => {
    const { seen, coordinators, maria } = await heard();
    const [beatriz, noor] = coordinators;
    await assignReview(beatriz, seen, noor.id, now);
    const of = async (actor: typeof beatriz, state: "new" | "in-review", mine: boolean) =>
      (await reviewQueue(actor, { state, mine, page: 1 })).rows.length;
    expect(await of(beatriz, "new", false)).toBe(0);
    expect(await of(beatriz, "in-review", false)).toBe(1);
    expect(await of(beatriz, "in-review", true)).toBe(0);
    expect(await of(noor, "in-review", true)).toBe(1);
    const other = await build.actor(maria, now);
    expect(await build.codeOf(reviewQueue(other, { state: "new", mine: false, page: 1 }))).toBe("not-allowed");
    expect(await build.codeOf(noteReview(other, seen.reviewId, "x", now))).toBe("not-allowed");
  });
});

describe("you said, we did", () => {
  it("who made the remark hears each time; the department's leads move it on, others not", async () => {
    const { seen, coordinators, shadow, security, ingrid, maria, linh } = await heard();
    const draft = {
      reflectionId: String(shadow._id),
      title: "Slips",
      text: "",
      departmentId: String(security._id),
      due: "2026-12-24",
    };
    const id = await openImprovement(coordinators[0], seen, draft, now);
    const step = { state: "not-now" as const, text: "", due: "2026-12-24" };
    const lead = await build.actor(ingrid, now);
    expect(await build.codeOf(updateImprovement(lead, { id, version: 0 }, step, now))).toBe("reason-missing");
    const said = { ...step, text: "The printer comes in March." };
    const stale = updateImprovement(lead, { id, version: 0 }, { ...said, due: "1999-01-01" }, now);
    expect(await stale.catch(({ code, field }) => [code, field])).toEqual(["due-past", "due"]);
    const other = await build.actor(maria, now);
    expect(await build.codeOf(updateImprovement(other, { id, version: 0 }, said, now))).toBe("not-allowed");
    const all = Array.from({ length: 8 }, () => updateImprovement(lead, { id, version: 0 }, said, now));
    expect(build.counted(await Promise.all(all.map(build.codeOf)))).toEqual({ done: 1, "improvement-changed": 7 });
    const letters = await Outbox.find({ kind: /^improvement/ })
      .sort({ _id: 1 })
      .lean();
    expect(letters.map(({ kind, to }) => [kind, String(to)])).toEqual([
      ["improvement-opened", String(linh._id)],
      ["improvement-owned", String(ingrid._id)],
      ["improvement-news", String(linh._id)],
    ]);
    // Its day has passed since: it may stand as it is, and be moved on, but not back.
    const later = new Date("2027-01-08T10:00:00Z");
    const back = updateImprovement(lead, { id, version: 1 }, { ...said, due: "2026-12-31" }, later);
    expect(await build.codeOf(back)).toBe("due-past");
    expect(await build.codeOf(updateImprovement(lead, { id, version: 1 }, said, later))).toBe("done");
  });
});

describe("told in confidence", () => {
  const told = { text: "I was shouted at.", reach: "", key: "form-told" };

  it("is kept from a coordinator who hosted or released that visit, while there is another", async () => {
    const { coordinators, maria, shadow, linh } = await heard();
    await Person.updateOne({ _id: maria._id }, { $set: { roles: ["coordinator"] } });
    await raiseConcern(await build.actor(linh, now), { ...told, reflectionId: String(shadow._id) }, now);
    const host = await build.actor(maria, now);
    const id = String((await Concern.findOne().lean())!._id);
    expect([await countConcerns(host), await countConcerns(coordinators[0])]).toEqual([0, 1]);
    expect((await concernList(host, { answered: false, page: 1 })).rows).toEqual([]);
    expect(await build.codeOf(readConcern(host, id, now))).toBe("not-found");
    expect(await build.codeOf(handleConcern(host, { id, version: 0 }, { step: "take", text: "" }, now))).toBe(
      "not-found",
    );
    expect(await Outbox.countDocuments({ kind: "review-waits", to: maria._id })).toBe(0);
  });

  it("is kept from a coordinator who released that visit though somebody else supervises", async () => {
    const { coordinators, noor, ingrid, booking, shadow, linh } = await heard();
    await Booking.updateOne({ _id: booking._id }, { $set: { supervisor: ingrid._id, "release.by": noor._id } });
    await raiseConcern(await build.actor(linh, now), { ...told, reflectionId: String(shadow._id) }, now);
    expect([await countConcerns(coordinators[1]), await countConcerns(coordinators[0])]).toEqual([0, 1]);
    expect(await Outbox.countDocuments({ kind: "review-waits", to: noor._id })).toBe(0);
  });

  it("is for coordinators alone: whoever hosted, released or visited neither reads nor answers one, nor hears of any", async () => {
    const { maria, ingrid, linh, booking } = await heard();
    await Booking.updateOne({ _id: booking._id }, { $set: { supervisor: ingrid._id } });
    // About nobody's visit: no list of who is kept apart stands in their way, only what they are.
    await raiseConcern(await build.actor(linh, now), told, now);
    const id = String((await Concern.findOne().lean())!._id);
    const triesOf = async (person: typeof maria) => {
      const actor = await build.actor(person, now);
      const tries = [
        concernList(actor, { answered: false, page: 1 }),
        readConcern(actor, id, now),
        handleConcern(actor, { id, version: 0 }, { step: "take", text: "" }, now),
      ];
      return [await countConcerns(actor), ...(await Promise.all(tries.map(build.codeOf)))];
    };
    const all = await Promise.all([maria, ingrid, linh].map(triesOf));
    expect(all).toEqual(Array.from({ length: 3 }, () => [0, "not-allowed", "not-allowed", "not-allowed"]));
    const { state, log } = (await Concern.findOne().lean())!;
    expect([state, log.map(({ what }) => what)]).toEqual(["waiting", ["told"]]);
  });

  it("two coordinators at once: one has it, the other is told", async () => {
    const { coordinators, linh } = await heard();
    await raiseConcern(await build.actor(linh, now), told, now);
    const id = String((await Concern.findOne().lean())!._id);
    const all = coordinators.map((actor) => handleConcern(actor, { id, version: 0 }, { step: "take", text: "" }, now));
    expect(build.counted(await Promise.all(all.map(build.codeOf)))).toEqual({ done: 1, "concern-changed": 1 });
  });

  it("an answer is promised within two working days", async () => {
    const { linh } = await heard();
    // Friday 27 November, 16:00: an hour that day, Monday, and seven hours of Tuesday.
    expect(await raiseConcern(await build.actor(linh, now), told, now)).toEqual(new Date("2026-12-01T14:00:00Z"));
  });
});
