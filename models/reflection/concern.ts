import type { Types } from "mongoose";
import { Booking } from "#models/booking/booking.document.ts";
import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Person } from "#models/people/person.document.ts";
import { Site } from "#models/people/site.document.ts";
import { addWorkingMinutes } from "#models/people/working-time.ts";
import { can } from "#models/permissions.ts";
import { Session } from "#models/programme/session.document.ts";
import { leave } from "#models/record/outbox.ts";
import type { ConcernState } from "#models/shared/vocabulary.ts";
import { randomUUID } from "node:crypto";
import { Concern } from "./concern.document.ts";
import { Reflection } from "./reflection.document.ts";
import { unknownTo } from "#models/unknown.ts";

/** A concern is answered within so many working hours of the site of whoever told it: two days. */
export const ANSWER_HOURS = 16;

export interface ConcernWords {
  text: string;
  /** How the person may be reached without others noticing. */
  reach: string;
  /** Their own reflection of the visit it is about, where it is about one. */
  reflectionId?: string;
  key: string;
}

/**
 * Tells coordinators something in confidence. Only the concern itself knows of the visit; nothing is written into the
 * record, and what is mailed to coordinators says neither who, nor what, nor that it is a concern. Coordinators who
 * hosted or released that visit are kept apart, unless there is no other. Returns until when an answer is promised.
 */
export async function raiseConcern(actor: PersonActor, words: ConcernWords, now: Date): Promise<Date> {
  const me = await Person.findById(toId(actor.id), { site: 1 }).lean();
  const site = me && (await Site.findById(me.site).lean());
  if (!site) throw notFound();
  const answerBy = addWorkingMinutes(now, ANSWER_HOURS * 60, site);
  const visit = words.reflectionId ? await visitOf(actor, words.reflectionId) : null;
  const coordinators = await Person.find({ roles: "coordinator", leftAt: null }, { _id: 1 }).limit(50).lean();
  const others = coordinators.filter(({ _id }) => !visit?.others.some((other) => other.equals(_id)));
  const apart = others.length > 0 ? (visit?.others ?? []) : [];
  const readers = others.length > 0 ? others : coordinators;
  try {
    await inTransaction(async (tx) => {
      const { text, reach, key } = words;
      const log = [{ at: now, by: actor.id, byName: actor.name, what: "told", text: "" }];
      const made = { text, reach, key, apart, answerBy, log, by: toId(actor.id), byName: actor.name, createdAt: now };
      await Concern.create([{ ...made, session: visit?.session ?? null }], { session: tx });
      // A key of its own: the row that waits in the outbox leads nowhere.
      const letter = {
        kind: "review-waits" as const,
        about: randomUUID(),
        version: 0,
        facts: { until: answerBy, zone: site.zone },
      };
      await leave(
        readers.filter(({ _id }) => String(_id) !== actor.id).map(({ _id }) => ({ ...letter, to: String(_id) })),
        now,
        tx,
      );
    });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 11000) throw error; // the same form again: told already
  }
  return answerBy;
}

async function visitOf(actor: PersonActor, reflectionId: string) {
  const reflection = await Reflection.findById(toId(reflectionId)).lean();
  if (!reflection) throw unknownTo(actor, reflectionId);
  if (!can(actor, "reflection.write", { authorId: String(reflection.author) })) throw notAllowed();
  const [session, booking, all] = await Promise.all([
    Session.findById(reflection.session, { host: 1, closedBy: 1 }).lean(),
    Booking.findById(reflection.booking, { supervisor: 1, "release.by": 1 }).lean(),
    Reflection.find({ booking: reflection.booking }, { author: 1 }).lean(),
  ]);
  // Who released it for somebody else's team member writes no reflection, and is concerned all the same.
  const near = [session?.host, session?.closedBy, booking?.supervisor, booking?.release.by];
  const people: Types.ObjectId[] = [...all.map(({ author }) => author), ...near.filter((one) => one != null)];
  return { session: reflection.session, others: people.filter((one) => !one.equals(actor.id)) };
}

/** What a coordinator does with a concern, each a line of its own log. */
const STEPS = { take: "in-hand", answer: "answered", note: null, reopen: "in-hand" } as const;
export type ConcernStep = keyof typeof STEPS;

/**
 * Takes a concern on, notes something, says how it was answered, or opens it again; on the version that was looked at.
 * Refuses: concern-changed, word-missing (an answer and a note need words).
 */
export async function handleConcern(
  actor: PersonActor,
  { id, version }: { id: string; version: number },
  { step, text }: { step: ConcernStep; text: string },
  now: Date,
): Promise<void> {
  if (!can(actor, "concern.read")) throw notAllowed();
  if (text === "" && (step === "answer" || step === "note")) throw new DomainError("word-missing", {}, "text");
  const me = toId(actor.id);
  const state: ConcernState | null = STEPS[step];
  const line = { at: now, by: actor.id, byName: actor.name, what: step, text };
  const changed = await Concern.findOneAndUpdate(
    { _id: toId(id), apart: { $ne: me }, version },
    {
      $set: {
        ...(state && { state }),
        ...((step === "take" || step === "answer") && { handler: me }),
        ...(step === "answer" && { answeredAt: now }),
      },
      $push: { log: line },
      $inc: { version: 1 },
    },
  ).lean();
  if (changed) return;
  const found = await Concern.findOne({ _id: toId(id), apart: { $ne: me } }, { log: { $slice: -1 } }).lean();
  if (!found) throw notFound();
  throw new DomainError("concern-changed", { by: found.log.at(-1)?.byName ?? "" });
}
