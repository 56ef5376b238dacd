import { quarterStart } from "#models/shared/quarter.ts";
import { NOT_GIVEN, OTHER_SHIFTS, type Shift } from "#models/shared/shift.ts";
import type { LocalDate } from "#models/shared/time.ts";
import type { Claim } from "../reading.ts";
import type { Scope } from "../scope.ts";
import type { MonthOf } from "./month-of.ts";
import { share, type Share } from "./share.ts";

/** So many shifts are told apart, those with most people; a column that holds something else may have thousands of values. */
export const MOST_SHIFTS = 6;

/**
 * Fairness: of the people of a group who asked for a place, how many got one (it became firm, whatever came after). A
 * person counts once a group and time, however often they asked. Of one department it is about its own people: whether
 * those who visit it got a place is their home's matter.
 */
export interface Fair {
  group: string;
  got: Share;
  /** Visits that took place. */
  visits: number;
}

/** Asked and got of one group in one time. */
class Tally {
  readonly asked = new Set<string>();
  readonly got = new Set<string>();
  visits = 0;
  add({ person, firm, visited }: Claim): void {
    this.asked.add(person);
    if (firm) this.got.add(person);
    if (visited) this.visits += 1;
  }
  get share(): Share {
    return share(this.got.size, this.asked.size);
  }
}

const at = <K>(map: Map<K, Tally>, key: K): Tally => map.get(key) ?? map.set(key, new Tally()).get(key)!;

/** Does fairness count a booking, in a report of this scope? */
export const asksFor = ({ departmentId }: Pick<Scope, "departmentId">, { home }: Pick<Claim, "home">): boolean =>
  departmentId === undefined || home === departmentId;

/** `shiftOf` is asked after all bookings were added: people are looked up together. */
export function makeFairness(monthOf: MonthOf, scope: Pick<Scope, "departmentId">) {
  const departments = new Map<string, Tally>();
  const people = new Map<string, Map<LocalDate, Tally>>();
  return {
    /** A booking of the time of the report. */
    add(claim: Claim): void {
      if (asksFor(scope, claim)) at(departments, claim.home).add(claim);
    },
    /** A booking of the four quarters that end with it. */
    addYear(claim: Claim): void {
      if (!asksFor(scope, claim)) return;
      const quarters = people.get(claim.person) ?? people.set(claim.person, new Map()).get(claim.person)!;
      at(quarters, quarterStart(monthOf(claim.startsAt))).add(claim);
    },
    byDepartment: (): Fair[] => [...departments].map(([group, { share: got, visits }]) => ({ group, got, visits })),
    /** By the shift that people work now. */
    byShift(shiftOf: (person: string) => Shift): { quarter: LocalDate; shifts: Fair[] }[] {
      const shown = largestOf([...people.keys()].map(shiftOf));
      const quarters = new Map<LocalDate, Map<Shift, { asked: number; got: number; visits: number }>>();
      for (const [person, tallies] of people)
        for (const [quarter, { got, visits }] of tallies) {
          const shifts = quarters.get(quarter) ?? quarters.set(quarter, new Map()).get(quarter)!;
          const named = shiftOf(person);
          const shift = named === NOT_GIVEN || shown.includes(named) ? named : OTHER_SHIFTS;
          const mine = shifts.get(shift) ?? shifts.set(shift, { asked: 0, got: 0, visits: 0 }).get(shift)!;
          mine.asked += 1;
          mine.got += got.size;
          mine.visits += visits;
        }
      return [...quarters]
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([quarter, shifts]) => ({
          quarter,
          shifts: [...shown, OTHER_SHIFTS, NOT_GIVEN]
            .filter((shift) => shifts.has(shift))
            .map((shift) => {
              const { asked, got, visits } = shifts.get(shift)!;
              return { group: shift, got: share(got, asked), visits };
            }),
        }));
    },
  };
}

/** The names that most people have, in the order of the alphabet. */
function largestOf(names: readonly Shift[]): Shift[] {
  const counts = new Map<Shift, number>();
  for (const name of names) if (name !== NOT_GIVEN) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .toSorted(([one, few], [other, many]) => many - few || (one < other ? -1 : 1))
    .slice(0, MOST_SHIFTS)
    .map(([name]) => name)
    .toSorted((one, other) => (one < other ? -1 : 1));
}
