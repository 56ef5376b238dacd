import { Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { Department, type DepartmentDocument } from "#models/people/department.document.ts";
import { Person, type PersonDocument } from "#models/people/person.document.ts";
import { wordsOf } from "#models/people/words.ts";
import { Site } from "#models/people/site.document.ts";
import { can } from "#models/permissions.ts";
import { record } from "#models/record/activity.ts";
import { addDays, addMinutes, localDate, readLocal, type Which } from "#models/shared/time.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { getPlan } from "./plan.ts";
import type { PlanDocument } from "./plan.document.ts";
import { Session, type SessionDocument } from "./session.document.ts";

/** One date of a plan, as a form gives it: local date and clock at the plan's site. */
export interface Slot {
  planId: string;
  date: string;
  clock: string;
  /** Which of two equal clock times, on the night the clocks go back. */
  which?: Which;
  places: number;
  meetingPoint: string;
  hostId: string;
  /** One-time key of the form: sent twice, it publishes once. */
  key: string;
}

/**
 * The instant a local date and clock name at a site. Refuses, at the clock's field: a time that does not exist
 * ("no-such-time", with the two nearest that do), one that exists twice and was not decided ("time-twice").
 */
export function instantOf(date: string, clock: string, zone: string, which?: Which): Date {
  const read = readLocal(date, clock, zone, which);
  if (read.found === "none") throw new DomainError("no-such-time", { before: read.before, after: read.after }, "clock");
  if (read.found === "two")
    throw new DomainError("time-twice", { earlier: read.earlier, later: read.later, zone }, "clock");
  return read.at;
}

/** Refuses the past, and more than two years ahead. */
export function withinReach(startsAt: Date, zone: string, now: Date): void {
  if (startsAt <= now) throw new DomainError("starts-in-the-past", {}, "date");
  if (localDate(startsAt, zone) > addDays(localDate(now, zone), LIMITS.publishAhead))
    throw new DomainError("too-far-ahead", { days: LIMITS.publishAhead }, "date");
}

/** One of a department's hosts or leads, who has not left. Refuses anybody else: "not-a-host". */
export async function hostAmong(department: DepartmentDocument, hostId: string): Promise<PersonDocument> {
  const id = toId(hostId);
  const named = [...department.hosts, ...department.leads].some((one) => one.equals(id));
  const host = named && (await Person.findOne({ _id: id, leftAt: null }).lean());
  if (!host) throw new DomainError("not-a-host", { department: department.name }, "hostId");
  return host;
}

/** Publishes one date of a plan. Refuses the past, more than two years ahead, a host who does not belong to the
 *  department's hosts, and times the clock change makes unclear. Returns the session's id. */
export async function publishSession(actor: Actor, slot: Slot, now: Date): Promise<string> {
  const plan = await getPlan(slot.planId);
  if (!can(actor, "session.publish", { departmentId: String(plan.department) })) throw notAllowed();
  const site = await Site.findById(plan.site).lean();
  const department = await Department.findById(plan.department).lean();
  if (!site || !department) throw notFound();
  const host = await hostAmong(department, slot.hostId);
  const startsAt = instantOf(slot.date, slot.clock, site.zone, slot.which);
  withinReach(startsAt, site.zone, now);
  const session: SessionDocument = {
    ...snapshot(plan),
    _id: new Types.ObjectId(),
    plan: plan._id,
    planVersion: plan.version,
    checklist: plan.checklist,
    department: plan.department,
    askHost: plan.askHost,
    host: host._id,
    hostName: host.name,
    site: site._id,
    siteName: site.name,
    zone: site.zone,
    startsAt,
    endsAt: addMinutes(startsAt, plan.minutes),
    day: localDate(startsAt, site.zone),
    words: wordsOf(plan.title),
    meetingPoint: slot.meetingPoint,
    places: slot.places,
    taken: 0,
    waiting: 0,
    lastNumber: 0,
    state: "published",
    cancelReason: "",
    closedAt: null,
    closedBy: null,
    version: 0,
    key: slot.key,
    publishedBy: actor.kind === "person" ? toId(actor.id) : plan.department,
    createdAt: now,
  };
  try {
    await Session.create(session);
  } catch (error) {
    if ((error as { code?: number }).code !== 11000) throw error;
    const first = await Session.findOne({ publishedBy: session.publishedBy, key: slot.key }, { _id: 1 }).lean();
    if (!first) throw error;
    return String(first._id);
  }
  await record(
    actor,
    [{ what: "session.published", thing: { kind: "session", id: String(session._id) }, after: "published" }],
    now,
  );
  return String(session._id);
}

/** The plan's content, as a session keeps it. */
function snapshot(plan: PlanDocument) {
  const { title, kind, aims, agenda, bring, wear, goodToKnow, minutes, minimum, clearances } = plan;
  return { title, kind, aims, agenda, bring, wear, goodToKnow, minutes, minimum, clearances };
}

/** Unknown: 404. */
export async function getSession(sessionId: string): Promise<SessionDocument> {
  const session = await Session.findById(toId(sessionId)).lean();
  if (!session) throw notFound();
  return session;
}
