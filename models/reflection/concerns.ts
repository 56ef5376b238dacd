import type { QueryFilter } from "mongoose";
import { toId } from "#models/database/id.ts";
import { notAllowed, notFound } from "#models/errors.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Person } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";
import { Session } from "#models/programme/session.document.ts";
import { LIMITS, type ConcernState } from "#models/shared/vocabulary.ts";
import { Concern, type ConcernDocument } from "./concern.document.ts";

const MOST = 1_000;
const readable = (actor: PersonActor) => ({ apart: { $ne: toId(actor.id) } });
const UNANSWERED = ["waiting", "in-hand"] as const satisfies readonly ConcernState[];

/** Concerns a coordinator may read: those to be answered, soonest first, or those that were. No text in the list. */
export async function concernList(actor: PersonActor, { answered, page }: { answered: boolean; page: number }) {
  if (!can(actor, "concern.read")) throw notAllowed();
  const where: QueryFilter<ConcernDocument> = {
    state: answered ? "answered" : { $in: [...UNANSWERED] },
    ...readable(actor),
  };
  const [found, total] = await Promise.all([
    Concern.find(where, { state: 1, byName: 1, answerBy: 1, answeredAt: 1, createdAt: 1, handler: 1 })
      .sort({ answerBy: answered ? -1 : 1, _id: 1 })
      .skip((page - 1) * LIMITS.page)
      .limit(LIMITS.page)
      .lean(),
    Concern.countDocuments(where).limit(MOST),
  ]);
  const handlers = await Person.find(
    { _id: { $in: found.flatMap(({ handler }) => handler ?? []) } },
    { name: 1 },
  ).lean();
  const nameOf = new Map(handlers.map(({ _id, name }) => [String(_id), name]));
  return {
    rows: found.map(({ _id, state, byName, answerBy, answeredAt, createdAt, handler }) => ({
      ...{ id: String(_id), state, byName, answerBy, answeredAt, createdAt },
      handler: nameOf.get(String(handler)) ?? "",
    })),
    total,
  };
}

/** How many wait for an answer, for a coordinator; nothing for anybody else. */
export const countConcerns = (actor: PersonActor): Promise<number> =>
  can(actor, "concern.read")
    ? Concern.countDocuments({ state: { $in: [...UNANSWERED] }, ...readable(actor) })
        .limit(MOST)
        .exec()
    : Promise.resolve(0);

/**
 * One concern for a coordinator, and a line in its log that it was read (once an hour a reader is enough). Whoever is
 * kept apart, or does not coordinate, hears that nothing is here: 404 and 403.
 */
export async function readConcern(actor: PersonActor, id: string, now: Date) {
  if (!can(actor, "concern.read")) throw notAllowed();
  const found = await Concern.findOne({ _id: toId(id), ...readable(actor) }).lean();
  if (!found) throw notFound();
  const hourAgo = new Date(now.getTime() - 3_600_000);
  await Concern.updateOne(
    { _id: found._id, log: { $not: { $elemMatch: { by: actor.id, what: "read", at: { $gt: hourAgo } } } } },
    { $push: { log: { at: now, by: actor.id, byName: actor.name, what: "read", text: "" } } },
  );
  const session = found.session && (await Session.findById(found.session, { title: 1, startsAt: 1, zone: 1 }).lean());
  const { text, byName, reach, state, answerBy, answeredAt, createdAt, version } = found;
  return {
    ...{ id, text, byName, reach, state, answerBy, answeredAt, createdAt, version },
    session: session && {
      id: String(session._id),
      title: session.title,
      startsAt: session.startsAt,
      zone: session.zone,
    },
    log: found.log.map(({ at, byName: who, what, text: said }) => ({ at, byName: who, what, text: said })),
  };
}
