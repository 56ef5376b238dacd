import type { Actor } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { Organisation } from "#models/people/organisation.document.ts";
import { Session } from "#models/programme/session.document.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { Pin } from "./pin.document.ts";
import { roomOf } from "./programme.ts";
import { getRound, mayRun } from "./round-step.ts";

/** What a matching of a round keeps to, as it stands now. */
export interface RoundRules {
  wishes: number;
  /** Places a person may hold or await ahead; minutes of travel between sites, which count as away. */
  ahead: number;
  travelMinutes: number;
  /** Sessions that take part and need a least number of people, and those that ask for clearances. */
  minimums: number;
  clearances: number;
  /** Sessions on the days whose host decides on each visitor: they take no part. */
  hostDecides: number;
  /** People a coordinator fixed to a session, and people some session was barred for. */
  fixed: number;
  barred: number;
  /** Home teams that limit who is away: at most so many at once, at least so many at work. */
  caps: { id: string; name: string; atOnce: number | null; staffing: number }[];
}

/** The rules in force for a round. Coordinators only (403); unknown: 404. */
export async function roundRules(actor: Actor, roundId: string): Promise<RoundRules> {
  mayRun(actor);
  const { _id: round, from, until, departments } = await getRound(roundId);
  const held = { state: "published" as const, startsAt: { $gte: from, $lt: until } };
  const [organisation, { minimums, clearances }, hostDecides, fixed, barred, teams] = await Promise.all([
    Organisation.findById("organisation").lean(),
    roomOf({ from, until }),
    Session.countDocuments({ ...held, askHost: true }),
    Pin.countDocuments({ round, fixed: { $ne: null } }),
    Pin.countDocuments({ round, "barred.0": { $exists: true } }),
    Department.find(
      {
        ...(departments.length > 0 && { _id: { $in: departments } }),
        $or: [{ "release.atOnce": { $ne: null } }, { "release.staffing": { $gt: 0 } }],
      },
      { name: 1, release: 1 },
    )
      .sort({ name: 1 })
      .lean(),
  ]);
  return {
    ...{ wishes: LIMITS.wishes, ahead: organisation?.bookingsAhead ?? 0 },
    ...{ travelMinutes: organisation?.travelMinutes ?? 60, minimums, clearances, hostDecides, fixed, barred },
    caps: teams.map(({ _id, name, release: { atOnce, staffing } }) => ({ id: String(_id), name, atOnce, staffing })),
  };
}
