import { Department, type DepartmentDocument } from "#models/people/department.document.ts";
import type { SessionLine } from "#models/programme/listing.ts";
import { Session } from "#models/programme/session.document.ts";
import type { WishKind } from "#models/shared/vocabulary.ts";
import type { ProblemSession } from "./problem.ts";
import type { RoundDocument } from "./round.document.ts";

const FIELDS = {
  ...{ title: 1, kind: 1, startsAt: 1, endsAt: 1, zone: 1, site: 1, siteName: 1, department: 1, plan: 1, hostName: 1 },
  ...{ places: 1, taken: 1, waiting: 1, askHost: 1, clearances: 1, state: 1, minimum: 1 },
} as const;
export type RoundSession = SessionLine;

/** The sessions on a round's days, cancelled ones included, so that a wish for one can be answered. */
export interface Programme {
  all: RoundSession[];
  /** Those that take part and have places left. */
  open: Map<string, ProblemSession>;
  /** Every department: as host for its notice, as home for the days on which it releases nobody. */
  departments: Map<string, Pick<DepartmentDocument, "name" | "noticeHours" | "protectedDays">>;
  /** The sessions a wish stands for. */
  named: (kind: WishKind, of: string) => readonly RoundSession[];
}

/** Takes part: is held, has a place nobody holds and nobody waits for, and its host leaves the choice to the round. */
const takesPart = ({ state, askHost, waiting, taken, places }: RoundSession): boolean =>
  state === "published" && !askHost && waiting === 0 && taken < places;

/** The same as the database counts it: how many take part, their places, and how many of them ask for something. */
export async function roomOf({ from, until }: Pick<RoundDocument, "from" | "until">): Promise<Room> {
  const count = (condition: object) => ({ $sum: { $cond: [condition, 1, 0] } });
  const [found] = await Session.aggregate<Room>([
    { $match: { state: "published", askHost: { $ne: true }, waiting: 0, startsAt: { $gte: from, $lt: until } } },
    { $project: { free: { $subtract: ["$places", "$taken"] }, minimum: 1, clearances: 1 } },
    { $match: { free: { $gt: 0 } } },
    {
      $group: {
        ...{ _id: null, sessions: { $sum: 1 }, places: { $sum: "$free" } },
        minimums: count({ $gt: ["$minimum", 1] }),
        clearances: count({ $gt: [{ $size: { $ifNull: ["$clearances", []] } }, 0] }),
      },
    },
    { $project: { _id: 0 } },
  ]);
  return found ?? { sessions: 0, places: 0, minimums: 0, clearances: 0 };
}

/** Sessions that take part, their places nobody holds, and those with a least number or clearances. */
export interface Room {
  sessions: number;
  places: number;
  minimums: number;
  clearances: number;
}

export async function readSessions(round: Pick<RoundDocument, "from" | "until">): Promise<Programme> {
  const all = await Session.find(
    {
      state: { $in: ["published", "cancelling", "cancelled"] },
      startsAt: { $gte: round.from, $lt: round.until },
    },
    FIELDS,
  ).lean<RoundSession[]>();
  const departments = await Department.find({}, { name: 1, noticeHours: 1, protectedDays: 1 }).lean();
  const by = { session: new Map(), plan: new Map(), department: new Map() } as Record<
    WishKind,
    Map<string, RoundSession[]>
  >;
  for (const session of all)
    for (const [kind, id] of [
      ["session", session._id],
      ["plan", session.plan],
      ["department", session.department],
    ] as const) {
      const list = by[kind].get(String(id));
      if (list) list.push(session);
      else by[kind].set(String(id), [session]);
    }
  return {
    all,
    open: new Map(all.filter(takesPart).map((session) => [String(session._id), problemSession(session)])),
    departments: new Map(departments.map((one) => [String(one._id), one])),
    named: (kind, of) => by[kind].get(of) ?? [],
  };
}

const problemSession = (session: RoundSession): ProblemSession => ({
  id: String(session._id),
  title: session.title,
  department: String(session.department),
  site: String(session.site),
  startsAt: session.startsAt.getTime(),
  endsAt: session.endsAt.getTime(),
  zone: session.zone,
  seats: session.places - session.taken,
  // Places held already count towards the least number.
  minimum: Math.max(1, session.minimum - session.taken),
  clearances: session.clearances,
});
