import type { Types } from "mongoose";
import { inTransaction } from "#models/database/transaction.ts";
import { Person } from "#models/people/person.document.ts";
import { leave } from "#models/record/outbox.ts";
import { Round, type RoundDocument } from "./round.document.ts";
import { roundLetter } from "./round-letter.ts";
import { WishList } from "./wish-list.document.ts";

const BATCH = 200;

/**
 * Letters that a round owes many people ("a round is open for you", "the round was withdrawn"), a batch at a time in the
 * order of ids; each batch and where it ended are one commit, so that nobody is told twice and nobody forgotten. A job runs
 * this. Returns how many letters were left.
 */
export async function tellAboutRounds(now: Date, signal?: AbortSignal): Promise<number> {
  let told = 0;
  for (;;) {
    if (signal?.aborted) return told;
    const round = await Round.findOne({ "telling.what": { $in: ["opened", "withdrawn"] } }).lean();
    if (!round) return told;
    told += await tellBatch(round, now);
  }
}

async function tellBatch(round: RoundDocument, now: Date): Promise<number> {
  const { what, after } = round.telling;
  // A round that is over invites nobody any more.
  const people = what === "opened" && round.state !== "open" ? [] : await nextPeople(round);
  const kind = what === "opened" ? ("round-opened" as const) : ("round-withdrawn" as const);
  return inTransaction(async (tx) => {
    const moved = await Round.updateOne(
      { _id: round._id, "telling.what": what, "telling.after": after },
      { $set: { telling: people.length === 0 ? { what: "", after: null } : { what, after: people.at(-1)! } } },
      { session: tx },
    );
    if (moved.modifiedCount === 0) return 0;
    await leave(
      people.map((person) => roundLetter(kind, round, String(person))),
      now,
      tx,
    );
    return people.length;
  });
}

async function nextPeople(round: RoundDocument): Promise<Types.ObjectId[]> {
  const { what, after } = round.telling;
  const beyond = after ? { $gt: after } : { $exists: true };
  if (what === "withdrawn") {
    const lists = await WishList.find({ round: round._id, person: beyond }, { person: 1 })
      .sort({ person: 1 })
      .limit(BATCH)
      .lean();
    return lists.map(({ person }) => person);
  }
  const some = round.departments.length > 0 ? { department: { $in: round.departments } } : {};
  const people = await Person.find({ _id: beyond, leftAt: null, ...some }, { _id: 1 })
    .sort({ _id: 1 })
    .limit(BATCH)
    .lean();
  return people.map(({ _id }) => _id);
}
