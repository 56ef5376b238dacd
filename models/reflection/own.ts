import type { PipelineStage } from "mongoose";
import { mayHaveTakenPlace } from "#models/booking/outcome.ts";
import { toId } from "#models/database/id.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { addMinutes } from "#models/shared/time.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { Reflection } from "./reflection.document.ts";
import { Review } from "./review.document.ts";
import { visitsOf } from "./visit.ts";
import { OPEN_DAYS, openUntil, ownReflection, shut } from "./writing.ts";

const LATEST: PipelineStage.Sort = { $sort: { endedAt: -1, _id: -1 } };

/** Reflections somebody is asked for and may still write, latest visit first. */
export async function openReflections(actor: PersonActor, now: Date, limit: number = LIMITS.page) {
  const since = addMinutes(now, -OPEN_DAYS * 24 * 60);
  const open = { author: toId(actor.id), endedAt: { $gt: since }, state: { $ne: "sent" } };
  return rowsOf([{ $match: open }, LATEST, { $limit: limit }], now);
}

/** What somebody has sent, latest visit first. */
export async function sentReflections(actor: PersonActor, page: number, now: Date) {
  const where = { author: toId(actor.id), state: "sent" as const };
  const part = [{ $skip: (page - 1) * LIMITS.page }, { $limit: LIMITS.page }];
  const [rows, total] = await Promise.all([
    rowsOf([{ $match: where }, LATEST, ...part], now),
    Reflection.countDocuments(where).limit(1_000),
  ]);
  return { rows, total };
}

async function rowsOf(which: PipelineStage[], now: Date) {
  return (await visitsOf(which)).flatMap(({ reflection: one, booking, session, host, visitor }) => {
    if (!session || !booking || (one.state !== "sent" && !mayHaveTakenPlace(booking, session, now))) return [];
    return {
      ...{ id: String(one._id), role: one.role, state: one.state, endedAt: one.endedAt, until: openUntil(one.endedAt) },
      ...{ title: session.title, startsAt: session.startsAt, zone: session.zone, sentAt: one.sentAt },
      visitor: visitor?.name ?? "",
      department: host?.name ?? "",
    };
  });
}

/** The page of one's own reflection: what is asked, what is written so far, what was sent, and what may be done. */
export async function reflectionPage(actor: PersonActor, id: string, now: Date) {
  const visit = await ownReflection(actor, id);
  const { reflection, booking, session } = visit;
  const [person, host, review] = await Promise.all([
    Person.findById(booking.person, { name: 1 }).lean(),
    Department.findById(session.department, { name: 1 }).lean(),
    Review.findOne({ booking: booking._id }, { state: 1 }).lean(),
  ]);
  const { role, state, answers, rating, thanks, thanksPublic, version, sentAt } = reflection;
  const closed = shut(visit, now);
  return {
    ...{ id, role, state, answers, rating, thanks, thanksPublic, version, sentAt },
    ...{ title: session.title, startsAt: session.startsAt, endsAt: session.endsAt, zone: session.zone },
    ...{ hostName: session.hostName, department: host?.name ?? "", visitor: person?.name ?? "" },
    aim: booking.aim,
    until: openUntil(reflection.endedAt),
    closed: closed?.code ?? null,
    /** Sent, and nobody has begun to read it. */
    mayChange: state === "sent" && !closed && review?.state === "new",
  };
}
