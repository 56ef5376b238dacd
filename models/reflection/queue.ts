import { toId } from "#models/database/id.ts";
import { notAllowed, notFound } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";
import { Session } from "#models/programme/session.document.ts";
import { LIMITS, REFLECTION_ROLES, REVIEW_STATES, type ReviewState } from "#models/shared/vocabulary.ts";
import { Improvement } from "./improvement.document.ts";
import { Reflection } from "./reflection.document.ts";
import { Review, type ReviewDocument } from "./review.document.ts";

/** Which part of the queue: a state, the own ones or all, a page beginning with 1. */
export interface QueuePart {
  state: ReviewState;
  mine: boolean;
  page: number;
}

/** Lists stop counting here: nobody reads further, and a count of everything is slow. */
const MOST = 1_000;

const filterOf = (actor: Actor, { state, mine }: Pick<QueuePart, "state" | "mine">) => ({
  ...(mine && { assignee: toId(actor.id) }),
  state,
});

/** One line of the queue. */
export interface QueueRow {
  id: string;
  title: string;
  startsAt: Date;
  heardAt: Date;
  state: ReviewState;
  apart: boolean;
  hostName: string;
  names: string[];
  /** Whose word is missing yet. */
  missing: boolean;
  assignee: string;
  tags: string[];
  /** As it was read: what is done about it names it. */
  version: number;
}

/** A page of the queue for a coordinator, opinions far apart first, then the longest waiting; and how many each state has. */
export async function reviewQueue(actor: Actor, part: QueuePart) {
  if (!can(actor, "review.work")) throw notAllowed();
  const [found, total, ...counts] = await Promise.all([
    Review.find(filterOf(actor, part), { notes: 0 })
      .sort({ apart: -1, heardAt: 1, _id: 1 })
      .skip((part.page - 1) * LIMITS.page)
      .limit(LIMITS.page)
      .lean(),
    Review.countDocuments(filterOf(actor, part)).limit(MOST),
    ...REVIEW_STATES.map((state) => Review.countDocuments(filterOf(actor, { state, mine: part.mine })).limit(MOST)),
  ]);
  const rows = await rowsOf(found);
  return { rows, total, counts: REVIEW_STATES.map((state, at) => ({ state, count: counts[at]! })) };
}

async function rowsOf(reviews: readonly Omit<ReviewDocument, "notes">[]): Promise<QueueRow[]> {
  const ids = reviews.flatMap(({ people, assignee }) => [
    ...Object.values(people ?? {}),
    ...(assignee ? [assignee] : []),
  ]);
  const [people, hosts] = await Promise.all([
    Person.find({ _id: { $in: ids } }, { name: 1 }).lean(),
    Department.find({ _id: { $in: reviews.map(({ host }) => host) } }, { name: 1 }).lean(),
  ]);
  const nameOf = new Map([...people, ...hosts].map(({ _id, name }) => [String(_id), name]));
  return reviews.map(
    ({ _id, title, startsAt, heardAt, state, apart, host, people: who, ratings, assignee, tags, version }) => ({
      ...{ id: String(_id), title, startsAt, heardAt, state, apart: apart === 1, tags, version },
      hostName: nameOf.get(String(host)) ?? "",
      names: REFLECTION_ROLES.flatMap((role) => (who[role] ? [nameOf.get(String(who[role])) ?? ""] : [])),
      missing: REFLECTION_ROLES.some((role) => who[role] && ratings?.[role] === undefined),
      assignee: assignee ? (nameOf.get(String(assignee)) ?? "") : "",
    }),
  );
}

/** How many are new: the count beside the section. */
export const countNew = (): Promise<number> => Review.countDocuments({ state: "new" }).limit(MOST).exec();

/** One review for a coordinator: the visit, the voices side by side, notes, and what became of it. */
export async function reviewPage(actor: Actor, reviewId: string) {
  if (!can(actor, "review.work")) throw notAllowed();
  const review = await Review.findById(toId(reviewId)).lean();
  if (!review) throw notFound();
  const [reflections, booking, session, improvements, coordinators, departments] = await Promise.all([
    Reflection.find({ booking: review.booking, state: "sent" }).lean(),
    Booking.findById(review.booking, { outcome: 1, aim: 1 }).lean(),
    Session.findById(review.session, { zone: 1, siteName: 1, endsAt: 1, kind: 1 }).lean(),
    Improvement.find({ review: review._id }, { title: 1, state: 1, due: 1 }).sort({ createdAt: 1 }).limit(20).lean(),
    Person.find({ roles: "coordinator", leftAt: null }, { name: 1 }).sort({ sortName: 1 }).limit(50).lean(),
    Department.find({ _id: { $in: [review.host, review.department] } }, { name: 1 }).lean(),
  ]);
  const people = await Person.find({ _id: { $in: Object.values(review.people) } }, { name: 1 }).lean();
  const nameOf = new Map([...people, ...departments].map(({ _id, name }) => [String(_id), name]));
  const voices = REFLECTION_ROLES.flatMap((role) => {
    const who = review.people[role];
    const said = reflections.find((one) => one.role === role);
    if (!who) return [];
    const words = said && {
      id: String(said._id),
      rating: said.rating,
      answers: said.answers,
      thanks: said.thanks,
      sentAt: said.sentAt,
    };
    return [{ role, name: nameOf.get(String(said?.author ?? who)) ?? "", said: words ?? null }];
  });
  const { title, startsAt, state, apart, tags, version, assignee } = review;
  return {
    ...{ id: reviewId, title, startsAt, state, apart: apart === 1, tags, version },
    endsAt: session?.endsAt ?? startsAt,
    zone: session?.zone ?? "UTC",
    siteName: session?.siteName ?? "",
    outcome: booking?.outcome ?? null,
    aim: booking?.aim ?? "",
    hostName: nameOf.get(String(review.host)) ?? "",
    homeName: nameOf.get(String(review.department)) ?? "",
    voices,
    assignee: assignee ? String(assignee) : "",
    notes: review.notes.map(({ at, byName, text }) => ({ at, byName, text })),
    improvements: improvements.map((one) => ({
      id: String(one._id),
      title: one.title,
      state: one.state,
      due: one.due,
    })),
    coordinators: coordinators.map(({ _id, name }) => ({ id: String(_id), name })),
  };
}
