import { DomainError, notAllowed } from "#models/errors.ts";
import { can } from "#models/permissions.ts";
import { endOfDay, isLocalDate } from "#models/shared/time.ts";
import type { Actor } from "./actor.ts";
import { writeGrants } from "./clearance.ts";
import { readTable } from "./import/csv.ts";
import { Person } from "./person.document.ts";
import { Site } from "./site.document.ts";

/** A clearance's name is so long at most. */
const KIND_MOST = 80;

/** How personnel systems write "for ever". */
const NEVER_ENDS = "9999-12-31";

/** A line of a clearance list that cannot be taken, with its row number (the header is row 1) and the beginning of what
 *  stands there. */
export interface GrantProblem {
  row: number;
  problem: "person-unknown" | "kind-missing" | "date-missing";
  written: string;
}

/**
 * Grants from a CSV of three columns: staff number or e-mail, kind, last valid date (YYYY-MM-DD), under any heading.
 * Everything is checked before the first write; with a problem anywhere nothing is written. Returns how many were given,
 * and how many of these have ended already: a record of what somebody held, but perhaps an old list.
 */
export async function grantFromList(
  actor: Actor,
  bytes: Uint8Array,
  now: Date,
): Promise<{ granted: number; ended: number; problems: GrantProblem[] }> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const { headers, rows } = readTable(bytes);
  if (headers.length < 3) throw new DomainError("clearance-columns", {}, "file");
  const names = rows.map((row) => (row.cells[0] ?? "").trim());
  const people = await Person.find(
    {
      $or: [
        { staffNumber: { $in: [...names, ...names.map((name) => name.toUpperCase())] } },
        { email: { $in: names.map((name) => name.toLowerCase()) } },
      ],
      leftAt: null,
    },
    { staffNumber: 1, email: 1, site: 1 },
  ).lean();
  const zones = new Map((await Site.find({}, { zone: 1 }).lean()).map((site) => [String(site._id), site.zone]));
  const byName = new Map(
    people.flatMap((one) => [[one.staffNumber, one] as const, ...(one.email ? [[one.email, one] as const] : [])]),
  );
  const problems: GrantProblem[] = [];
  const grants = rows.flatMap((row) => {
    const [name = "", kind = "", until = ""] = row.cells.map((cell) => cell.trim());
    const person = byName.get(name) ?? byName.get(name.toUpperCase()) ?? byName.get(name.toLowerCase());
    const problem = !person
      ? "person-unknown"
      : !kind || kind.length > KIND_MOST
        ? "kind-missing"
        : !isLocalDate(until) && until !== NEVER_ENDS
          ? "date-missing"
          : null;
    if (problem || !person) {
      const written = { "person-unknown": name, "kind-missing": kind, "date-missing": until };
      problems.push({ row: row.number, problem: problem ?? "person-unknown", written: written[problem!].slice(0, 40) });
      return [];
    }
    return [{ id: String(person._id), kind, until: endOfDay(until, zones.get(String(person.site)) ?? "UTC") }];
  });
  if (problems.length > 0) return { granted: 0, ended: 0, problems };
  await writeGrants(actor, grants, now);
  return { granted: grants.length, ended: grants.filter(({ until }) => until <= now).length, problems: [] };
}
