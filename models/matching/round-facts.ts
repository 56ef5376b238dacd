import { DomainError } from "#models/errors.ts";
import { addDays, daysTouched, readLocal, startOfDay } from "#models/shared/time.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";

/** What a coordinator says about a round. Dates and clocks are local to `zone`. */
export interface RoundFacts {
  name: string;
  firstDay: string;
  lastDay: string;
  deadlineDay: string;
  deadlineClock: string;
  /** Home departments that may take part; all when empty. */
  departmentIds: string[];
  /** Settles ties; one is drawn where none is given. */
  seed: string;
  zone: string;
}

/** The instants of a round. */
export interface RoundSpan {
  from: Date;
  until: Date;
  wishesUntil: Date;
}

/**
 * Reads dates and deadline. Refuses at its field: round-days (the last before the first), round-too-long,
 * round-deadline-past, round-deadline-late (wishes must be in before the first session could begin), no-such-time.
 */
export function spanOf({ firstDay, lastDay, deadlineDay, deadlineClock, zone }: RoundFacts, now: Date): RoundSpan {
  if (lastDay < firstDay) throw new DomainError("round-days", {}, "lastDay");
  const [from, until] = [startOfDay(firstDay, zone), startOfDay(addDays(lastDay, 1), zone)];
  if (daysTouched(from, until, zone).length > LIMITS.roundDays)
    throw new DomainError("round-too-long", { most: LIMITS.roundDays }, "lastDay");
  // The later of two equal clock times: nobody is shut out an hour early.
  const read = readLocal(deadlineDay, deadlineClock, zone, "later");
  if (read.found !== "one")
    throw new DomainError("no-such-time", read.found === "none" ? { ...read } : {}, "deadlineClock");
  if (read.at <= now) throw new DomainError("round-deadline-past", {}, "deadlineDay");
  if (read.at > from) throw new DomainError("round-deadline-late", { at: from, zone }, "deadlineDay");
  return { from, until, wishesUntil: read.at };
}
