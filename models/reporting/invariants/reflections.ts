import { Reflection } from "#models/reflection/reflection.document.ts";
import { farApart } from "#models/reflection/hearing.ts";
import { Review } from "#models/reflection/review.document.ts";
import { batches, grouped } from "./batches.ts";
import { Tally } from "./tally.ts";

/** What was written after visits against what coordinators have before them. */
export async function reflectionsHold(): Promise<Tally[]> {
  return [...(await voicesHold()), ...(await reviewsHold())];
}

async function voicesHold(): Promise<Tally[]> {
  const review = new Tally(
    "I26",
    "Every reflection that was sent is before the coordinators, and nobody is reminded of it.",
  );
  const all = batches(
    (beyond, limit, session) =>
      Reflection.find({ ...beyond, state: "sent" }, { booking: 1, nudgeAt: 1, rating: 1 }, { session })
        .sort({ _id: 1 })
        .limit(limit)
        .lean(),
    async (sent, tx) => {
      const bookings = sent.map(({ booking }) => booking);
      const found = await Review.find({ booking: { $in: bookings } }, { booking: 1 }, { session: tx }).lean();
      return new Set(found.map(({ booking }) => String(booking)));
    },
  );
  for await (const { batch, more } of all)
    for (const { _id, booking, nudgeAt, rating } of batch)
      review.look(
        more.has(String(booking)) && nudgeAt === null && rating !== null,
        () => `reflection ${String(_id)}: reminded ${String(nudgeAt)}, figure ${String(rating)}`,
      );
  return [review];
}

async function reviewsHold(): Promise<Tally[]> {
  const figures = new Tally("I27", "A review has the figures of the reflections that were sent, and no others.");
  const all = batches(
    (beyond, limit, session) =>
      Review.find(beyond, { booking: 1, ratings: 1, apart: 1 }, { session }).sort({ _id: 1 }).limit(limit).lean(),
    async (reviews, tx) => {
      const within = { session: tx };
      const bookings = { $in: reviews.map(({ booking }) => booking) };
      const sent = await Reflection.find({ booking: bookings, state: "sent" }, null, within).lean();
      return grouped(sent, ({ booking }) => String(booking));
    },
  );
  for await (const { batch, more } of all)
    for (const { _id, booking, ratings, apart } of batch) {
      const said = (more.get(String(booking)) ?? []).map(({ role, rating }) => `${role} ${rating}`).toSorted();
      const kept = Object.entries(ratings ?? {})
        .map(([role, rating]) => `${role} ${rating}`)
        .toSorted();
      const same = said.join() === kept.join() && apart === (farApart(ratings ?? {}) ? 1 : 0);
      figures.look(same && said.length > 0, () => `review ${String(_id)}: has ${kept.join()}, sent ${said.join()}`);
    }
  return [figures];
}
