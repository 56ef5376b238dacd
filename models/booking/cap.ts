import type { ClientSession, Types } from "mongoose";
import { DomainError, type Facts } from "#models/errors.ts";
import type { DepartmentDocument } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { addDays, daysTouched } from "#models/shared/time.ts";
import { mostAtOnce, type Span } from "./away.ts";
import { limitsRefuse } from "./cover.ts";
import { Booking, Diary, TeamDay } from "./booking.document.ts";

/** Tests alone: with the guard off, releases at once must go past the cap; that is how we know the race tests it. */
let guarded = true;
export const guardCaps = (value: boolean): void => {
  guarded = value;
};

/** The same for a person's diary: with it off, bookings of one person made at once overlook each other. */
let diariesGuarded = true;
export const guardDiaries = (value: boolean): void => {
  diariesGuarded = value;
};

type Id = Types.ObjectId;

/** Releases of a team without a cap need not know of each other: they touch one lane of the day, by their session, so that
 *  mostly those collide alone that queue for one session anyway. A prime, so that ids made one after the other are apart. */
const LANES = 61;
const laneOf = (session: Id): number => Number.parseInt(String(session).slice(-6), 16) % LANES;

/** Days are UTC dates: any two spans that overlap touch a common day. */
const teamDays = (departmentId: Id, away: Span): string[] =>
  daysTouched(away.from, away.to, "UTC").map((day) => `${String(departmentId)}:${day}`);

async function touch(ids: string[], tx: ClientSession): Promise<void> {
  if (!guarded) return;
  const changes = ids.map((_id) => ({
    updateOne: { filter: { _id }, update: { $inc: { version: 1 } }, upsert: true },
  }));
  await TeamDay.bulkWrite(changes, { session: tx });
}

/** Marks the team's days of a span as changed whole: any release in it at the same moment, or this, is retried and sees
 *  the other. */
export const touchDays = (departmentId: Id, span: Span, tx: ClientSession): Promise<void> =>
  touch(
    teamDays(departmentId, span).flatMap((day) => [day, ...Array.from({ length: LANES }, (_, at) => `${day}:${at}`)]),
    tx,
  );

/** Marks the person's diary as read and changed: a second booking of the same person at the same moment is retried. The
 *  row is made where it is missing: two that make it at once collide like two that change it. */
export async function touchDiary(personId: Id, tx: ClientSession): Promise<void> {
  if (!diariesGuarded) return;
  await Diary.updateOne({ _id: personId }, { $inc: { version: 1 } }, { session: tx, upsert: true });
}

/** The team's bookings that use the cap and touch the span, this one aside. */
export async function awayThen(departmentId: Id, away: Span, except: Id | null, tx?: ClientSession): Promise<Span[]> {
  const found = await Booking.find(
    {
      department: departmentId,
      state: "booked",
      awayFrom: { $lt: away.to, $gt: new Date(away.from.getTime() - 3 * 86_400_000) },
      awayTo: { $gt: away.from },
      ...(except && { _id: { $ne: except } }),
    },
    { awayFrom: 1, awayTo: 1 },
    tx ? { session: tx } : {},
  ).lean();
  return found.map((booking) => ({ from: booking.awayFrom, to: booking.awayTo }));
}

/** What the team's cap or staffing says to one more away for the span, as things stand: nothing, or why not. */
export async function capRefusal(
  team: DepartmentDocument,
  away: Span,
  except: Id | null,
  tx: ClientSession,
): Promise<{ code: "cap-reached" | "staffing-reached"; facts: Facts } | null> {
  const { atOnce, staffing } = team.release;
  if (atOnce === null && staffing === 0) return null;
  const most = mostAtOnce(await awayThen(team._id, away, except, tx), away) + 1;
  const people =
    staffing === 0 ? 0 : await Person.countDocuments({ department: team._id, leftAt: null }, { session: tx });
  const code = limitsRefuse({ atOnce, staffing }, most, people);
  return code && { code, facts: code === "cap-reached" ? { most: Number(atOnce) } : { least: staffing } };
}

/**
 * Uses the home team's release cap for the span, or refuses: never more than `atOnce` away, never fewer than `staffing`
 * at work, at any moment of it. The count alone would guard nothing (others insert meanwhile); the team's days, changed
 * in the same transaction, are what two releases at once collide on, and with or without a cap a release with whoever
 * protects the day (`protectDay`): the rules have looked at protected days in this transaction.
 */
export async function spendCap(
  team: DepartmentDocument,
  { session, away, except = null }: { session: Id; away: Span; except?: Id | null },
  tx: ClientSession,
): Promise<void> {
  const { atOnce, staffing } = team.release;
  const days = teamDays(team._id, away);
  const capped = atOnce !== null || staffing > 0;
  await touch(capped ? days : days.map((day) => `${day}:${laneOf(session)}`), tx);
  const refused = await capRefusal(team, away, except, tx);
  if (refused) throw new DomainError(refused.code, refused.facts);
}

/** The local dates of a week from a day on, for the team page. */
export const weekFrom = (day: string): string[] => Array.from({ length: 7 }, (_, at) => addDays(day, at));
