import type { PersonActor } from "#models/people/actor.ts";
import { countPeople } from "#models/people/department-list.ts";
import { Department } from "#models/people/department.document.ts";
import { NOT_GIVEN } from "#models/shared/shift.ts";
import { addDays, addMinutes, localDate } from "#models/shared/time.ts";
import { mustSee } from "./allowed.ts";
import { makeCoverage, type Coverage } from "./figures/coverage.ts";
import { makeFairness, type Fair } from "./figures/fairness.ts";
import { makeMatrix, type Matrix } from "./figures/matrix.ts";
import { makeMonthOf } from "./figures/month-of.ts";
import { makePromise, type Promise_ } from "./figures/promise.ts";
import { makeReflected, type Reflected } from "./figures/reflected.ts";
import { share, type Share } from "./figures/share.ts";
import { makeMonths, type Month } from "./figures/visits.ts";
import { Reflection } from "#models/reflection/reflection.document.ts";
import { makePeople } from "./people.ts";
import { sessionsIn } from "./offered.ts";
import { claimBatches, type Claim } from "./reading.ts";
import { before, spanOf, within, yearOf, type Scope, type Span } from "./scope.ts";

export interface Named {
  id: string;
  name: string;
  code: string;
}

/** Everything the report shows; departments are named by their ids, see `departments`. */
export interface Report {
  asOf: Date;
  departments: Named[];
  /** The department that the report is about, where it is about one. */
  narrowedTo: string | null;
  visits: { held: number; before: number };
  months: Month[];
  matrix: Matrix;
  /** Every pair that met, for the export. */
  pairs: { home: string; host: string; count: number }[];
  promise: { all: Share; departments: Promise_[] };
  reflected: { all: Share; roles: Reflected[] };
  coverage: { all: Share; departments: Coverage[] };
  fairness: { departments: Fair[]; shifts: { quarter: string; shifts: Fair[] }[] };
}

/**
 * The report for a scope: goes once through the bookings of its time and of the twelve months that end with it, in
 * batches, and keeps only counts and ids. For whoever may see the scope.
 */
export async function makeReport(actor: PersonActor, scope: Scope, now: Date): Promise<Report> {
  mustSee(actor, scope);
  const departments = await Department.find({}, { name: 1, code: 1, dependsOn: 1 }).sort({ name: 1 }).lean();
  const known = departments.map((one) => ({
    id: String(one._id),
    dependsOn: one.dependsOn.map(({ department }) => String(department)),
  }));
  const [span, year, earlier] = [spanOf(scope), yearOf(scope), spanOf(before(scope))];
  const all = { from: new Date(Math.min(+earlier.from, +year.from)), to: span.to };

  const [matrix, coverage, promise] = [makeMatrix(), makeCoverage(), makePromise(now, scope.departmentId)];
  const firstDay = localDate(year.from, scope.zone);
  const monthOf = makeMonthOf(scope.zone, firstDay, scope.until);
  const [fairness, reflected] = [makeFairness(monthOf, scope), makeReflected()];
  const asked = new Set<string>();
  const months = makeMonths(monthOf, firstDay, scope.until);
  const visits = { held: 0, before: 0 };
  // What does not depend on the bookings is asked for meanwhile.
  const people = makePeople();
  const staffed = Promise.all(
    known
      .filter(({ id }) => !scope.departmentId || id === scope.departmentId)
      .map(async ({ id }) => ({ id, people: await countPeople(id) })),
  );
  staffed.catch(() => {}); // awaited below
  const add = (claim: Claim): void => {
    if (claim.visited && within(claim.startsAt, earlier)) visits.before += 1;
    if (within(claim.startsAt, year)) {
      matrix.add(claim);
      coverage.add(claim);
      months.add(claim);
      fairness.addYear(claim);
      people.name(claim.person);
    }
    if (!within(claim.startsAt, span)) return;
    if (claim.visited) visits.held += 1;
    promise.add(claim);
    fairness.add(claim);
    asked.add(claim.id);
  };
  for await (const some of claimBatches(scope, all)) some.forEach(add);
  for await (const one of reflectionsIn(span)) if (asked.has(String(one.booking))) reflected.add(one);
  for await (const session of sessionsIn(scope, span)) promise.addSession(session);

  const [staff, where] = await Promise.all([staffed, people.all()]);
  const covered = coverage.coverage((person) => where.get(person)?.department ?? null, staff);
  const promises = promise.promises();
  const sum = (list: readonly Share[]): Share =>
    share(
      list.reduce((total, { count }) => total + count, 0),
      list.reduce((total, { of }) => total + of, 0),
    );
  const roles = reflected.reflected();
  return {
    asOf: now,
    departments: departments.map(({ _id, name, code }) => ({ id: String(_id), name, code })),
    narrowedTo: scope.departmentId ?? null,
    visits,
    months: months.months(),
    matrix: matrix.matrix(known, scope.departmentId),
    pairs: matrix.pairs(),
    promise: { all: sum(promises.map(({ kept }) => kept)), departments: promises },
    reflected: { all: sum(roles.map(({ answered }) => answered)), roles },
    coverage: { all: sum(covered.map(({ trained }) => trained)), departments: covered },
    fairness: {
      departments: fairness.byDepartment(),
      shifts: fairness.byShift((person) => where.get(person)?.shift ?? NOT_GIVEN),
    },
  };
}

/** Reflections asked for about visits that ended in a span, or soon after it: what began in it may end later. */
const reflectionsIn = ({ from, to }: Span) =>
  Reflection.find({ endedAt: { $gte: from, $lt: addMinutes(to, 2 * 24 * 60) } }, { booking: 1, role: 1, sentAt: 1 })
    .lean()
    .cursor({ batchSize: 1_000 });

/** The longest time a report is about. */
export const MOST_DAYS = 366;
export const fits = ({ from, until }: Pick<Scope, "from" | "until">): boolean =>
  from <= until && until < addDays(from, MOST_DAYS);
