import type { PersonActor } from "#models/people/actor.ts";
import { quarterStart } from "#models/shared/quarter.ts";
import { addDays, type LocalDate } from "#models/shared/time.ts";
import { NOT_GIVEN, OTHER_SHIFTS, type Shift } from "#models/shared/shift.ts";
import type { BookingState } from "#models/shared/vocabulary.ts";
import { mustSee } from "./allowed.ts";
import { pageOf, rowsOf, type Look } from "./claim-pages.ts";
import { asksFor } from "./figures/fairness.ts";
import { peopleIn } from "./people.ts";
import { spanOf, yearOf, type Scope, type Span } from "./scope.ts";

/** Somebody who asked for a place. Without the person's name, as `VisitRow`. */
export interface AskedRow {
  booking: string;
  session: string;
  title: string;
  startsAt: Date;
  home: string;
  host: string;
  shift: Shift;
  state: BookingState;
  /** It became firm, whatever came after. */
  got: boolean;
}

/** Which of the bars of fairness: a department in the days of the report, or a shift in one of the four quarters. */
export type AskedOf = { home: string } | { quarter: LocalDate; shift: Shift };

/** The bookings behind a bar of fairness, paged by cursor. People count once there, here each time they asked. */
export async function askedRows(
  actor: PersonActor,
  scope: Scope,
  of: AskedOf,
  after?: string,
  size?: number,
): Promise<{ rows: AskedRow[]; next: string | null }> {
  mustSee(actor, scope);
  return pageOf(scope, spanFor(scope, of), lookFor(scope, of), after, size);
}

/** All of them, for the export. */
export async function* askedToExport(actor: PersonActor, scope: Scope, of: AskedOf): AsyncGenerator<AskedRow> {
  mustSee(actor, scope);
  yield* rowsOf(scope, spanFor(scope, of), lookFor(scope, of));
}

/** The days of the report, or what of a quarter lies in its twelve months. */
function spanFor(scope: Scope, of: AskedOf): Span {
  if ("home" in of) return spanOf(scope);
  const [year, first] = [yearOf(scope), quarterStart(of.quarter)];
  const quarter = spanOf({ from: first, until: addDays(quarterStart(addDays(first, 100)), -1), zone: scope.zone });
  return { from: later(year.from, quarter.from), to: later(year.from, earlier(year.to, quarter.to)) };
}

const later = (one: Date, other: Date): Date => (one > other ? one : other);
const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

function lookFor(scope: Scope, of: AskedOf): Look<AskedRow> {
  return async (some) => {
    const counted = some.filter((claim) => asksFor(scope, claim));
    const claims = "home" in of ? counted.filter(({ home }) => home === of.home) : counted;
    const people = await peopleIn([...new Set(claims.map(({ person }) => person))]);
    const rows = claims.map(({ id, person, firm, ...claim }): AskedRow => ({
      booking: id,
      ...{ session: claim.session, title: claim.title, startsAt: claim.startsAt, home: claim.home, host: claim.host },
      ...{ shift: people.get(person)?.shift ?? NOT_GIVEN, state: claim.state, got: firm },
    }));
    // Those of shifts that are not told apart: everybody's, each with the shift.
    return "home" in of || of.shift === OTHER_SHIFTS ? rows : rows.filter(({ shift }) => shift === of.shift);
  };
}
