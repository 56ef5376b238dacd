import { describe, expect, it } from "vitest";
import { Activity } from "#models/record/activity.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { Reflection } from "#models/reflection/reflection.document.ts";
import { Review } from "#models/reflection/review.document.ts";
import { moveReview } from "#models/reflection/review.ts";
import { Thanks } from "#models/reflection/thanks.document.ts";
import { showThanks, wallOf } from "#models/reflection/thanks.ts";
import { saveReflection, sendReflection } from "#models/reflection/writing.ts";
import { build, cast, hours } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import { madeOnce } from "../../rows.ts";

await freshDatabase();

const now = build.afterwards;

const asked = madeOnce(async () => {
  const all = await cast();
  const session = await build.session({ host: all.maria });
  const booking = await build.booking(all.linh, session);
  const made = await build.reflections(booking);
  return { ...all, session, booking, ...made, id: String(made.shadow._id), linhs: await build.actor(all.linh, now) };
});

describe("writing a reflection", () => {
  it("a draft is kept and gone on with; an older page does not write over it", async () => {
    const { linhs, id } = await asked();
    expect(await saveReflection(linhs, id, build.words({ rating: null }), now)).toBe(1);
    const kept = await Reflection.findById(id).lean();
    expect([kept!.state, kept!.answers.friction, kept!.rating]).toEqual(["draft", "We type every slip twice.", null]);
    expect(await build.codeOf(saveReflection(linhs, id, build.words({ version: 0 }), now))).toBe("reflection-newer");
    expect(await Review.countDocuments()).toBe(0);
    expect(await build.codeOf(sendReflection(linhs, id, build.words({ version: 1, rating: null }), now))).toBe(
      "rating-missing",
    );
    expect(await build.codeOf(sendReflection(linhs, id, build.words({ version: 1 }), now))).toBe("done");
    expect(await build.codeOf(saveReflection(linhs, id, build.words({ version: 2 }), now))).toBe("reflection-sent");
  });

  it("sent by many pages at once counts once, with one review and one letter of thanks", async () => {
    const { linhs, id, maria } = await asked();
    const all = Array.from({ length: 12 }, () => sendReflection(linhs, id, build.words({ thanks: "Thank you!" }), now));
    const codes = build.counted(await Promise.all(all.map(build.codeOf)));
    expect(codes).toEqual({ done: 1, "reflection-sent": 11 });
    expect(await Review.countDocuments()).toBe(1);
    expect((await Outbox.find({ kind: "thanks" }).lean()).map(({ to }) => String(to))).toEqual([String(maria._id)]);
  });

  it("all voices at once make one review with all figures", async () => {
    const { linh, maria, shadow, host } = await asked();
    await Promise.all([build.sent(linh, shadow, { rating: 5 }), build.sent(maria, host, { rating: 2 })]);
    const reviews = await Review.find().lean();
    expect(reviews.map(({ ratings, apart, state }) => [ratings, apart, state])).toEqual([
      [{ shadow: 5, host: 2 }, 1, "new"],
    ]);
  });

  it("may be changed until a coordinator has begun; thanks go once", async () => {
    const { linh, linhs, shadow, id, beatriz } = await asked();
    await build.sent(linh, shadow, { thanks: "Thank you!" });
    await sendReflection(linhs, id, build.words({ version: 1, rating: 2, thanks: "Once more" }), now);
    expect((await Reflection.findById(id).lean())!.rating).toBe(2);
    expect(await Thanks.countDocuments()).toBe(1);
    const review = (await Review.findOne().lean())!;
    expect(review.ratings.shadow).toBe(2);
    const seen = { reviewId: String(review._id), version: review.version };
    await moveReview(await build.actor(beatriz, now), seen, "in-review", now);
    const late = sendReflection(linhs, id, build.words({ version: 2 }), now);
    expect(await build.codeOf(late)).toBe("reflection-in-review");
    expect((await Reflection.findById(id).lean())!.version).toBe(2);
  });

  it("a voice that comes when all was done brings the review back", async () => {
    const { linh, maria, shadow, host, beatriz } = await asked();
    await build.sent(linh, shadow);
    const { _id, version } = (await Review.findOne().lean())!;
    await moveReview(await build.actor(beatriz, now), { reviewId: String(_id), version }, "done", now);
    await build.sent(maria, host);
    expect((await Review.findOne().lean())!.state).toBe("new");
  });

  it("is whose it is: others are refused, also with the link, also coordinators", async () => {
    const { id, maria, beatriz, noor } = await asked();
    for (const other of [maria, beatriz, noor]) {
      const actor = await build.actor(other, now);
      expect(await build.codeOf(saveReflection(actor, id, build.words(), now))).toBe("not-allowed");
      expect(await build.codeOf(sendReflection(actor, id, build.words(), now))).toBe("not-allowed");
    }
    expect((await Reflection.findById(id).lean())!.version).toBe(0);
  });

  it.each(["no-show", "not-held", "host-absent", "recalled"] as const)("after %s nothing is kept", async (outcome) => {
    const { linhs, id, booking } = await asked();
    await build.said(booking, outcome);
    expect(await build.codeOf(saveReflection(linhs, id, build.words(), now))).toBe("reflection-not-held");
    expect(await build.codeOf(sendReflection(linhs, id, build.words(), now))).toBe("reflection-not-held");
    expect((await Reflection.findById(id).lean())!.state).toBe("asked");
  });

  it("is taken for thirty days", async () => {
    const { linhs, id } = await asked();
    const end = 50.5;
    const late = sendReflection(linhs, id, build.words(), hours(end + 24 * 30));
    expect(await build.codeOf(late)).toBe("reflection-too-late");
    expect(await build.codeOf(sendReflection(linhs, id, build.words(), hours(end + 24 * 30 - 1)))).toBe("done");
  });

  it("leaves no words in the record", async () => {
    const { linh, shadow } = await asked();
    await build.sent(linh, shadow, { thanks: "Thank you!" });
    const told = JSON.stringify(await Activity.find({ what: /^reflection/ }).lean());
    expect(told).toContain("reflection.sent");
    expect(told).not.toContain("slip");
  });
});

describe("thanks", () => {
  it("are read by everybody once both wish so", async () => {
    const { linh, shadow, maria, noor, baggage } = await asked();
    await build.sent(linh, shadow, { thanks: "Thank you!", thanksPublic: true });
    const note = (await Thanks.findOne().lean())!;
    expect(await wallOf(String(baggage._id), 5)).toEqual([]);
    const id = String(note._id);
    expect(await build.codeOf(showThanks(await build.actor(noor, now), id, true))).toBe("not-allowed");
    await showThanks(await build.actor(maria, now), id, true);
    expect((await wallOf(String(baggage._id), 5)).map(({ from, text }) => [from, text])).toEqual([
      [linh.name, "Thank you!"],
    ]);
    await showThanks(await build.actor(maria, now), id, false);
    expect(await wallOf(String(baggage._id), 5)).toEqual([]);
  });
});
