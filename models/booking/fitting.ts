import { toId } from "#models/database/id.ts";
import { WishList } from "#models/matching/wish-list.document.ts";
import { Department } from "#models/people/department.document.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import { Booking } from "./booking.document.ts";
import type { FoundSession } from "./finding.ts";
import { TOOK_PLACE } from "./outcome.ts";

/** Why a session that can be had may be one for this very person, out of what is known of both. */
export type FitReason =
  | { why: "wished"; of: "session" | "plan" | "department" }
  | { why: "depends"; for: string }
  | { why: "needed"; for: string }
  | { why: "new" }
  | { why: "cleared"; kinds: string[] }
  | { why: "clear" };

/** So many reasons say enough, and so many visits are looked at. */
const SAID = 2;
const LOOKED_AT = 500;

/** What a list knows of a session when it asks why it fits. */
type Fitting = Pick<FoundSession, "id" | "planId"> & { department: { id: string }; clearances: readonly string[] };

/**
 * Why each session of a list fits somebody, the strongest reason first: they wished for it in their latest round, the
 * departments depend on each other, they have not been there, they hold every clearance it asks for. Where none of these
 * is so, that nothing of theirs is at that time, which the rules have seen already. A handful of reads a list.
 */
export async function reasonsFor(
  person: Pick<PersonDocument, "_id" | "department">,
  sessions: readonly Fitting[],
  now: Date,
): Promise<Map<string, FitReason[]>> {
  if (sessions.length === 0) return new Map();
  const hosts = [...new Set(sessions.map(({ department }) => department.id))];
  const [list, visits, departments] = await Promise.all([
    WishList.findOne({ person: person._id }, { wishes: 1 }).sort({ changedAt: -1 }).lean(),
    Booking.find(
      { person: person._id, startsAt: { $lte: now }, state: "booked", outcome: { $in: [null, ...TOOK_PLACE] } },
      { host: 1 },
    )
      .sort({ startsAt: -1 })
      .limit(LOOKED_AT)
      .lean(),
    Department.find({ _id: { $in: [person.department, ...hosts.map(toId)] } }, { dependsOn: 1 }).lean(),
  ]);
  const dependsOn = new Map(departments.map((one) => [String(one._id), one.dependsOn]));
  const home = String(person.department);
  const between = (one: string, other: string) =>
    dependsOn.get(one)?.find(({ department }) => String(department) === other);
  // A visit that has begun counts as one until somebody says that it came to nothing.
  const been = new Set(visits.map(({ host }) => String(host)));
  const wishes = new Set((list?.wishes ?? []).map(({ kind, of }) => `${kind} ${String(of)}`));
  return new Map(
    sessions.map((session) => {
      const host = session.department.id;
      const [needs, needed] = [between(home, host), between(host, home)];
      const wished = wishOf(wishes, session);
      const found: (FitReason | false)[] = [
        wished !== null && { why: "wished", of: wished },
        needs !== undefined && { why: "depends", for: needs.why },
        needed !== undefined && { why: "needed", for: needed.why },
        !been.has(host) && { why: "new" },
        session.clearances.length > 0 && { why: "cleared", kinds: [...session.clearances] },
      ];
      const reasons = found.filter((reason) => reason !== false).slice(0, SAID);
      return [session.id, reasons.length > 0 ? reasons : [{ why: "clear" }]];
    }),
  );
}

function wishOf(
  wishes: ReadonlySet<string>,
  { id, planId, department }: Fitting,
): "session" | "plan" | "department" | null {
  if (wishes.has(`session ${id}`)) return "session";
  if (wishes.has(`plan ${planId}`)) return "plan";
  return wishes.has(`department ${department.id}`) ? "department" : null;
}
