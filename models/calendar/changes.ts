import mongoose from "mongoose";
import { Booking } from "#models/booking/booking.document.ts";
import { commits } from "#models/database/transaction.ts";
import { Activity } from "#models/record/activity.document.ts";

/** Whose calendars changed, read off the end of the record: one query a second at most while nothing is committed here,
 *  instead of one a request. Other processes write the same record, so theirs is seen within that second. */

/** The record is read again so many seconds back: a row appears when its transaction commits, not when it is made. */
const OVERLAP_SECONDS = 10;
const MAX_AGE_MS = 1_000;
/** More news than this at once: everything is looked at anew. */
const MANY = 5_000;
/** With more news than this, looking takes a tenth of the time at most; else each commit here is seen at once. */
const BUSY = 200;

export interface Changes {
  /** True when everything known is still so; then nothing is awaited. */
  current(): boolean;
  /** Looks at what happened since the last look, and tells `onChange`. */
  look(): Promise<void>;
}

/** Starts watching now. `onChange` gets the ids of the people concerned, or "all". */
export function watchChanges(onChange: (people: readonly string[] | "all") => void): Changes {
  let seen = new Set<string>();
  let readFrom = secondsAgo(OVERLAP_SECONDS);
  let [lookedAt, seenCommits, grace] = [-Infinity, -1, 0];
  let looking: Promise<void> | undefined;

  async function lookOnce(): Promise<void> {
    const [began, begunCommits, nextFrom] = [performance.now(), commits(), secondsAgo(OVERLAP_SECONDS)];
    const rows = await Activity.find({ _id: { $gt: readFrom } }, { thing: 1 })
      .sort({ _id: 1 })
      .limit(MANY + 1)
      .lean();
    const news = rows.filter((row) => !seen.has(row._id.toString()));
    seen = new Set(rows.map((row) => row._id.toString()));
    readFrom = nextFrom;
    if (rows.length > MANY) onChange("all");
    else if (news.length > 0) onChange(await concerned(news.map((row) => row.thing)));
    [lookedAt, seenCommits] = [began, begunCommits];
    grace = rows.length > BUSY ? 10 * (performance.now() - began) : 0;
  }

  return {
    current() {
      const age = performance.now() - lookedAt;
      return age < MAX_AGE_MS && (seenCommits === commits() || age < grace);
    },
    look: () => (looking ??= lookOnce().finally(() => (looking = undefined))),
  };
}

/** The people whose calendars show these things. */
async function concerned(things: readonly { kind: string; id: string }[]): Promise<string[]> {
  const ids = (kind: string): string[] => things.filter((thing) => thing.kind === kind).map((thing) => thing.id);
  const bookings = await Booking.find(
    { $or: [{ _id: { $in: ids("booking") } }, { session: { $in: ids("session") } }] },
    { person: 1 },
  ).lean();
  return [...new Set([...ids("person"), ...bookings.map((booking) => booking.person.toString())])];
}

/** The smallest id that a row made so long ago can have: ids begin with their second, by the machine's clock. */
function secondsAgo(seconds: number): mongoose.Types.ObjectId {
  const { ObjectId } = mongoose.Types;
  return ObjectId.createFromTime(new ObjectId().getTimestamp().getTime() / 1000 - seconds);
}
