import { Types, type ClientSession } from "mongoose";
import { inTransaction } from "#models/database/transaction.ts";
import { Feed } from "#models/calendar/feed.document.ts";
import { Follower } from "#models/programme/follower.document.ts";
import { Proposal } from "#models/programme/proposal.document.ts";
import { record } from "#models/record/activity.ts";
import { SYSTEM } from "./actor.ts";
import { Department } from "./department.document.ts";
import { ImportRun } from "./import-run.document.ts";
import { Person } from "./person.document.ts";
import { SignIn, SignInLink } from "./sign-in.document.ts";

/**
 * People who left: their sign-ins, calendar feeds, letters about new dates, suggestions and appointments end at once, and
 * they supervise nobody. Their bookings are ended by a verb of `booking/`; until then they stand on the run's list. Running
 * it again changes nothing.
 */
export async function endLeavers(runId: Types.ObjectId, ids: Types.ObjectId[], now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const options = { session: tx };
    const here = await Person.find({ _id: { $in: ids }, leftAt: null }, { _id: 1 }, options).lean();
    const leaving = here.map(({ _id }) => _id);
    if (leaving.length === 0) return;
    await Person.updateMany({ _id: { $in: leaving } }, { $set: { leftAt: now, roles: [] } }, options);
    await Person.updateMany({ supervisor: { $in: leaving } }, { $set: { supervisor: null } }, options);
    await SignIn.deleteMany({ person: { $in: leaving } }, options);
    await SignInLink.deleteMany({ person: { $in: leaving } }, options);
    await Feed.deleteMany({ person: { $in: leaving } }, options);
    await Follower.deleteMany({ _id: { $in: leaving } }, options);
    const gone = { state: "withdrawn" as const, answeredAt: now };
    await Proposal.updateMany({ person: { $in: leaving }, state: "open" }, { $set: gone }, options);
    await endAppointments(leaving, tx);
    await ImportRun.updateOne({ _id: runId }, { $addToSet: { leaving: { $each: leaving } } }, options);
    await record(
      SYSTEM,
      leaving.map((id) => ({ what: "person.left", thing: { kind: "person", id: id.toString() } })),
      now,
      tx,
    );
  });
}

async function endAppointments(people: Types.ObjectId[], session: ClientSession): Promise<void> {
  const some = { $in: people };
  await Department.updateMany(
    { $or: [{ hosts: some }, { leads: some }, { "deputies.person": some }] },
    { $pull: { hosts: some, leads: some, deputies: { person: some } } },
    { session },
  );
}

/** Leavers whose bookings are still to be ended, at most so many. */
export async function leaversToHandle(limit = 50): Promise<{ runId: string; personId: string }[]> {
  const runs = await ImportRun.find({ "leaving.0": { $exists: true } }, { leaving: { $slice: limit } })
    .limit(5)
    .lean();
  return runs
    .flatMap(({ _id, leaving }) => leaving.map((id) => ({ runId: _id.toString(), personId: id.toString() })))
    .slice(0, limit);
}

/** The bookings of this leaver are ended. */
export async function leaverHandled(runId: string, personId: string): Promise<void> {
  await ImportRun.updateOne({ _id: runId }, { $pull: { leaving: new Types.ObjectId(personId) } });
}
