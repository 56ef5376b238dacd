import { Types, type ClientSession } from "mongoose";
import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { notAllowed, notFound } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { wordsOf } from "#models/people/words.ts";
import { can } from "#models/permissions.ts";
import { record } from "#models/record/activity.ts";
import { addMinutes, localDate, type Which } from "#models/shared/time.ts";
import { newDatesOf } from "./following.ts";
import { MOST_DATES } from "./pattern.ts";
import { answerWithDate } from "./proposal-answer.ts";
import { readSource, snapshot } from "./session-source.ts";
import { Session, type SessionDocument } from "./session.document.ts";
import { expectHost, instantOf, withinReach } from "./session.ts";

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
  /** The suggestion that this date answers. */
  proposalId?: string;
}

/** Publishes one date of a plan. Refuses the past, more than two years ahead, a host who does not belong to the
 *  department's hosts, times the clock change makes unclear, and an answer to a suggestion that has one
 *  (proposal-answered-before). Returns the session's id. */
export const publishSession = async (actor: Actor, slot: Slot, now: Date): Promise<string> =>
  (await publishAll(actor, slot, [slot], now))[0]!;

/** Publishes chosen dates of a pattern: all of them in one commit, or none with the reason why. The same form sent twice
 *  publishes each date once. Refuses what `publishSession` does. Returns their ids. */
export const publishDates = (
  actor: Actor,
  slot: Omit<Slot, "date">,
  dates: readonly string[],
  now: Date,
): Promise<string[]> =>
  publishAll(
    actor,
    slot,
    dates.slice(0, MOST_DATES).map((date) => ({ date, key: `${slot.key}:${date}` })),
    now,
  );

/** Each date is looked at before the first is written. Those whose form was sent before are not published again. */
async function publishAll(
  actor: Actor,
  slot: Omit<Slot, "date" | "key">,
  dates: readonly Pick<Slot, "date" | "key">[],
  now: Date,
): Promise<string[]> {
  const made = await maker(actor, slot, now);
  const sessions = dates.map(made);
  const write = (earlier: Earlier = new Map()) =>
    inTransaction((tx) => writeNew(actor, sessions, { earlier, proposalId: slot.proposalId }, now, tx));
  // The form was sent before, or twice at once: whoever comes later finds what the first has published.
  return write().catch(async (error: unknown) => {
    if ((error as { code?: number }).code !== 11000) throw error;
    return write(await publishedBefore(sessions));
  });
}

/** Sessions that were published already, by the key of their form. */
type Earlier = ReadonlyMap<string, string>;

async function publishedBefore(sessions: readonly SessionDocument[]): Promise<Earlier> {
  const by = sessions[0]?.publishedBy;
  const found = await Session.find(
    { publishedBy: by, key: { $in: sessions.map(({ key }) => key) } },
    { key: 1 },
  ).lean();
  return new Map(found.map(({ _id, key }) => [key, String(_id)]));
}

async function writeNew(
  actor: Actor,
  sessions: readonly SessionDocument[],
  { earlier, proposalId }: { earlier: Earlier; proposalId: string | undefined },
  now: Date,
  tx: ClientSession,
): Promise<string[]> {
  const anew = sessions.filter(({ key }) => !earlier.has(key));
  if (anew[0]) {
    await Session.insertMany(anew, { session: tx });
    await newDatesOf(anew[0], now, tx);
    if (proposalId) await answerWithDate(actor, proposalId, anew[0], now, tx);
  }
  const happened = anew.map(({ _id }) => ({
    what: "session.published",
    thing: { kind: "session", id: String(_id) },
    after: "published",
  }));
  await record(actor, happened, now, tx);
  return sessions.map(({ _id, key }) => earlier.get(key) ?? String(_id));
}

/** Makes of a date the session as it will be, every refusal made. */
async function maker(
  actor: Actor,
  slot: Omit<Slot, "date" | "key">,
  now: Date,
): Promise<(at: Pick<Slot, "date" | "key">) => SessionDocument> {
  const { plan, site, department, host } = await readSource(slot);
  if (!can(actor, "session.publish", { departmentId: String(plan.department) })) throw notAllowed();
  if (!site || !department) throw notFound();
  expectHost(department, host);
  const common = {
    ...snapshot(plan),
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
    words: wordsOf(plan.title),
    meetingPoint: slot.meetingPoint,
    places: slot.places,
    taken: 0,
    waiting: 0,
    lastNumber: 0,
    state: "published" as const,
    cancelReason: "",
    closedAt: null,
    closedBy: null,
    version: 0,
    publishedBy: actor.kind === "person" ? toId(actor.id) : plan.department,
    createdAt: now,
  };
  return ({ date, key }) => {
    const startsAt = instantOf(date, slot.clock, site.zone, slot.which);
    withinReach(startsAt, site.zone, now);
    const when = { startsAt, endsAt: addMinutes(startsAt, plan.minutes), day: localDate(startsAt, site.zone) };
    return { ...common, ...when, _id: new Types.ObjectId(), key };
  };
}
