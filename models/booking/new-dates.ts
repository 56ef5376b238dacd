import { inTransaction } from "#models/database/transaction.ts";
import { Person } from "#models/people/person.document.ts";
import { Follower, type FollowerDocument } from "#models/programme/follower.document.ts";
import { makeFollowersDue } from "#models/programme/following.ts";
import { LINE, type SessionLine } from "#models/programme/listing.ts";
import { Session } from "#models/programme/session.document.ts";
import type { NewDatesFacts } from "#models/record/date-facts.ts";
import { leave } from "#models/record/outbox.ts";
import { addMinutes } from "#models/shared/time.ts";
import { lookAs, type Onlooker } from "./onlooker.ts";
import { isFree, type Prospect } from "./prospect.ts";

/** A letter names so many dates; how many more there are it says. */
const NAMED = 12;
/** So many new dates are looked at for one person. */
const MOST = 200;
/** At most one letter a day: clocks of two sites may be some hours apart. */
const REST_MINUTES = 20 * 60;
const BATCH = 100;

/**
 * Tells those who follow departments of the dates published since they were told last: of those that fit them at this
 * moment, all in one letter, at most one a day. Each person is one commit, so it may stop anywhere and go on. Returns
 * how many letters were left.
 */
export async function tellFollowers(now: Date, goesOn: () => boolean = () => true): Promise<number> {
  await makeFollowersDue();
  let letters = 0;
  for (;;) {
    const due = await Follower.find({ dueAt: { $lte: now } })
      .sort({ dueAt: 1 })
      .limit(BATCH)
      .lean();
    for (const follower of due) {
      if (!goesOn()) return letters;
      if (await tell(follower, now)) letters += 1;
    }
    if (due.length < BATCH) return letters;
  }
}

async function tell(follower: FollowerDocument, now: Date): Promise<boolean> {
  const { _id, dueAt, letterAt } = follower;
  if (letterAt && addMinutes(letterAt, REST_MINUTES) > now) {
    await Follower.updateOne({ _id, dueAt }, { $set: { dueAt: addMinutes(letterAt, 24 * 60) } });
    return false;
  }
  if (!(await Person.exists({ _id, leftAt: null }))) {
    await Follower.deleteOne({ _id });
    return false;
  }
  const { facts, lookedUntil } = await newFor(follower, now);
  return inTransaction(async (tx) => {
    const looked = { dueAt: null, lookedUntil };
    const { modifiedCount } = await Follower.updateOne(
      { _id, dueAt },
      facts ? { $set: { ...looked, letterAt: now }, $inc: { letters: 1 } } : { $set: looked },
      { session: tx },
    );
    if (modifiedCount === 0 || !facts) return false;
    const letter = { kind: "new-dates" as const, to: String(_id), about: `new-dates:${String(_id)}` };
    await leave([{ ...letter, version: follower.letters + 1, facts: { ...facts } }], now, tx);
    return true;
  });
}

/** The new dates that fit somebody, null where none does; and the latest that was looked at: of two that are published
 *  at the same moment, one may be there only after this. */
async function newFor(
  { _id, follows, lookedUntil }: FollowerDocument,
  now: Date,
): Promise<{ facts: NewDatesFacts | null; lookedUntil: Date }> {
  const since = new Map(
    follows.map((one) => [String(one.department), one.since > lookedUntil ? one.since : lookedUntil]),
  );
  const found = await Session.find(
    {
      department: { $in: follows.map(({ department }) => department) },
      startsAt: { $gt: now },
      state: "published",
      createdAt: { $gt: lookedUntil, $lte: now },
    },
    { ...LINE, createdAt: 1 },
  )
    .sort({ startsAt: 1 })
    .limit(MOST)
    .lean();
  const fresh = found.filter(({ department, createdAt }) => createdAt > since.get(String(department))!);
  const latest = found.reduce((most, { createdAt }) => (createdAt > most ? createdAt : most), lookedUntil);
  if (fresh.length === 0) return { facts: null, lookedUntil: latest };
  const person = String(_id);
  const onlooker = await lookAs(person, fresh, now);
  // What can be asked for only later fits where every other rule says so, as if it could be now.
  const later = fresh.filter((session) => opensAt(onlooker.prospect(session)));
  const then = later.length === 0 ? onlooker : await lookAs(person, later, now, { round: now });
  const dates = fresh
    .filter((session) => isFree((later.includes(session) ? then : onlooker).prospect(session)))
    .map((session) => dateOf(session, onlooker));
  const facts = { dates: dates.slice(0, NAMED), more: Math.max(0, dates.length - NAMED) };
  return { facts: dates.length === 0 ? null : facts, lookedUntil: latest };
}

/** When booking opens, where that alone has been said. */
const opensAt = (prospect: Prospect): Date | null =>
  prospect.what === "refused" && prospect.code === "booking-not-open" && prospect.facts.at instanceof Date
    ? prospect.facts.at
    : null;

function dateOf(session: SessionLine, onlooker: Onlooker): NewDatesFacts["dates"][number] {
  const { title, startsAt, zone, siteName } = session;
  const opens = opensAt(onlooker.prospect(session));
  const department = onlooker.host(session).name;
  return {
    sessionId: String(session._id),
    title,
    startsAt,
    zone,
    siteName,
    department,
    ...(opens && { opensAt: opens }),
  };
}
