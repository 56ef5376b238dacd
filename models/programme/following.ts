import { Types, type ClientSession } from "mongoose";
import { toId } from "#models/database/id.ts";
import { DomainError, notFound } from "#models/errors.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { DIGEST_CLOCK, nextClock } from "#models/shared/next-clock.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { Follower, NewDates, type NewDatesDocument } from "./follower.document.ts";
import type { SessionDocument } from "./session.document.ts";

/** A department whose new dates somebody hears of. */
export interface Followed {
  id: string;
  name: string;
  code: string;
}

/**
 * From now on the person hears by letter of dates that a department publishes and that fit them; asked twice, it stays.
 * Refuses: own-department (nothing there is for them), follows-most (more than `LIMITS.follows`). Unknown: 404.
 */
export async function follow(actor: PersonActor, departmentId: string, now: Date): Promise<Followed> {
  const [_id, department] = [toId(actor.id), toId(departmentId)];
  const found = await Department.findById(department, { name: 1, code: 1 }).lean();
  if (!found) throw notFound();
  if (departmentId === actor.departmentId) throw new DomainError("own-department");
  const row = { follows: [], lookedUntil: now, dueAt: null, letterAt: null, letters: 0 };
  await Follower.updateOne({ _id }, { $setOnInsert: row }, { upsert: true });
  const { modifiedCount } = await Follower.updateOne(
    { _id, "follows.department": { $ne: department }, [`follows.${LIMITS.follows - 1}`]: { $exists: false } },
    { $push: { follows: { department, since: now } } },
  );
  if (modifiedCount === 0 && !(await follows(actor.id, departmentId)))
    throw new DomainError("follows-most", { most: LIMITS.follows });
  return { id: departmentId, name: found.name, code: found.code };
}

/** No more letters about a department's new dates; done twice, it stays. Unknown department: 404. */
export async function unfollow(actor: PersonActor, departmentId: string): Promise<Followed> {
  const department = toId(departmentId);
  const found = await Department.findById(department, { name: 1, code: 1 }).lean();
  if (!found) throw notFound();
  await Follower.updateOne({ _id: toId(actor.id) }, { $pull: { follows: { department } } });
  return { id: departmentId, name: found.name, code: found.code };
}

/** Whether somebody hears of a department's new dates. */
export const follows = async (personId: string, departmentId: string): Promise<boolean> =>
  (await Follower.exists({ _id: toId(personId), "follows.department": toId(departmentId) })) !== null;

/** The departments whose new dates somebody hears of, by name. */
export async function followedBy(personId: string): Promise<Followed[]> {
  const row = await Follower.findById(toId(personId), { follows: 1 }).lean();
  const ids = (row?.follows ?? []).map(({ department }) => department);
  const found = await Department.find({ _id: { $in: ids } }, { name: 1, code: 1 })
    .sort({ name: 1 })
    .lean();
  return found.map(({ _id, name, code }) => ({ id: String(_id), name, code }));
}

/** How many people hear of a department's new dates; it ends at 1,000. */
export const countFollowers = (departmentId: string): Promise<number> =>
  Follower.countDocuments({ "follows.department": toId(departmentId) })
    .limit(1_000)
    .exec();

/** In the commit that publishes dates of a department: its followers are to hear of them with the day's letters. */
export async function newDatesOf(
  { department, zone }: Pick<SessionDocument, "department" | "zone">,
  now: Date,
  tx: ClientSession,
): Promise<void> {
  const dueAt = nextClock(now, DIGEST_CLOCK, zone) ?? now;
  await NewDates.updateOne(
    { _id: department },
    { $setOnInsert: { dueAt }, $set: { stamp: new Types.ObjectId() } },
    { upsert: true, session: tx },
  );
}

/** Followers of departments with new dates become due. May run again, or stop in the middle, without harm. */
export async function makeFollowersDue(limit = 200): Promise<void> {
  for (const mark of await NewDates.find({}).limit(limit).lean()) await makeDueBy(mark);
}

/** The same for one department's mark, as it was read: where dates were published since, it stays. */
export async function makeDueBy({ _id, dueAt, stamp }: NewDatesDocument): Promise<void> {
  await Follower.updateMany({ "follows.department": _id, dueAt: null }, { $set: { dueAt } });
  await NewDates.deleteOne({ _id, stamp });
}
