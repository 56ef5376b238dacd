import type { ClientSession } from "mongoose";
import type { BookingDocument } from "#models/booking/booking.document.ts";
import { letterAbout } from "#models/booking/letters.ts";
import { mayHaveTakenPlace } from "#models/booking/outcome.ts";
import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { inTurn } from "#models/database/turnstile.ts";
import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import type { DepartmentDocument } from "#models/people/department.document.ts";
import { can } from "#models/permissions.ts";
import type { SessionDocument } from "#models/programme/session.document.ts";
import { record } from "#models/record/activity.ts";
import { leave } from "#models/record/outbox.ts";
import { addMinutes } from "#models/shared/time.ts";
import type { Question } from "#models/shared/vocabulary.ts";
import { Reflection, type ReflectionDocument } from "./reflection.document.ts";
import { hear } from "./hearing.ts";
import { Thanks } from "./thanks.document.ts";
import { visitsOf } from "./visit.ts";
import { unknownTo } from "#models/unknown.ts";

/** Reflections are taken for so long after the visit. */
export const OPEN_DAYS = 30;
export const openUntil = (endedAt: Date): Date => addMinutes(endedAt, OPEN_DAYS * 24 * 60);

/** What somebody wrote so far, and the version of the page they wrote it on. */
export interface Words {
  answers: Partial<Record<Question, string>>;
  rating: number | null;
  thanks: string;
  thanksPublic: boolean;
  version: number;
}

export interface Visit {
  reflection: ReflectionDocument;
  booking: BookingDocument;
  session: SessionDocument;
  host: DepartmentDocument | undefined;
}

/** One's own reflection with its visit. Unknown: 404; somebody else's: 403, whoever has the link. */
export async function ownReflection(actor: Actor, reflectionId: string, tx?: ClientSession): Promise<Visit> {
  const [visit] = await visitsOf([{ $match: { _id: toId(reflectionId) } }], tx);
  if (!visit) throw unknownTo(actor, reflectionId);
  const { reflection, booking, session, host } = visit;
  if (!can(actor, "reflection.write", { authorId: String(reflection.author) })) throw notAllowed();
  if (!booking || !session) throw notFound();
  return { reflection, booking, session, host };
}

/** Why nothing can be written here (any more): the visit did not take place, or it was too long ago. */
export function shut({ reflection, booking, session }: Omit<Visit, "host">, now: Date): DomainError | null {
  if (!mayHaveTakenPlace(booking, session, now))
    return new DomainError("reflection-not-held", { title: session.title });
  if (openUntil(reflection.endedAt) <= now && reflection.state !== "sent")
    return new DomainError("reflection-too-late", { days: OPEN_DAYS });
  return null;
}

const fieldsOf = ({ answers, rating, thanks, thanksPublic }: Words) => ({ answers, rating, thanks, thanksPublic });

/**
 * Keeps a draft, to go on later on any device; nobody else reads it. Refuses: reflection-not-held, reflection-too-late,
 * reflection-sent, reflection-newer (a later draft is there already). Returns the new version.
 */
export async function saveReflection(actor: Actor, reflectionId: string, words: Words, now: Date): Promise<number> {
  const visit = await ownReflection(actor, reflectionId);
  const closed = shut(visit, now);
  if (closed) throw closed;
  const saved = await Reflection.findOneAndUpdate(
    { _id: visit.reflection._id, state: { $in: ["asked", "draft"] }, version: words.version },
    { $set: { ...fieldsOf(words), state: "draft" }, $inc: { version: 1 } },
    { returnDocument: "after" },
  ).lean();
  if (!saved) throw await outrun(visit.reflection);
  return saved.version;
}

async function outrun({ _id }: Pick<ReflectionDocument, "_id">): Promise<DomainError> {
  const now = await Reflection.findById(_id, { state: 1 }).lean();
  return new DomainError(now?.state === "sent" ? "reflection-sent" : "reflection-newer");
}

/**
 * Sends a reflection to the coordinators, with thanks to the host where there are some; reminders stop. What was sent may
 * be sent anew until a coordinator has begun to read it; thanks went off with the first. Refuses: reflection-not-held,
 * reflection-too-late, reflection-newer, reflection-in-review, rating-missing.
 */
export async function sendReflection(actor: Actor, reflectionId: string, words: Words, now: Date): Promise<void> {
  const seen = await ownReflection(actor, reflectionId);
  if (words.rating === null) throw new DomainError("rating-missing", {}, "rating");
  const send = (): Promise<void> =>
    inTransaction(async (tx) => {
      const visit = await ownReflection(actor, reflectionId, tx);
      const { reflection, booking, session } = visit;
      const closed = shut(visit, now);
      if (closed) throw closed;
      const again = reflection.state === "sent";
      const sent = await Reflection.findOneAndUpdate(
        { _id: reflection._id, version: words.version },
        {
          $set: {
            ...fieldsOf(words),
            ...(again && { thanks: reflection.thanks, thanksPublic: reflection.thanksPublic }),
            ...{ state: "sent", sentAt: now, nudgeAt: null },
          },
          $inc: { version: 1 },
        },
        { session: tx, returnDocument: "after" },
      ).lean();
      if (!sent) throw new DomainError(again ? "reflection-sent" : "reflection-newer");
      const thing = { kind: "reflection", id: reflectionId };
      await record(actor, [{ what: again ? "reflection.changed" : "reflection.sent", thing }], now, tx);
      if (!again) await thank(actor, visit, words, now, tx);
      await hear(actor, { reflection: sent, booking, session, again }, now, tx);
    });
  await inTurn(`review ${String(seen.booking._id)}`, () =>
    send().catch((error: unknown) => {
      // Two first voices from two processes at once: the second finds the review of the first.
      if ((error as { code?: unknown }).code === 11000) return send();
      throw error;
    }),
  );
}

/** Thanks of the visitor become a note of their own, and a letter to whoever hosted. */
async function thank(
  actor: Actor,
  { reflection, booking, session, host }: Visit,
  words: Words,
  now: Date,
  tx: ClientSession,
) {
  const text = words.thanks.trim();
  if (text === "" || reflection.role !== "shadow") return;
  const note = { booking: booking._id, session: session._id, from: reflection.author, to: session.host };
  const offered = words.thanksPublic;
  const more = { department: booking.host, title: session.title, text, offered, createdAt: now };
  const [made] = await Thanks.create([{ ...note, ...more }], { session: tx });
  const facts = { person: actor.name, reason: text, aim: "" };
  if (!host) return;
  const letter = letterAbout("thanks", { booking, session, host }, facts, String(session.host));
  await leave([{ ...letter, about: String(made!._id), version: 0 }], now, tx);
}
