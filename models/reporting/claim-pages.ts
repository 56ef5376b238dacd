import { LIMITS } from "#models/shared/vocabulary.ts";
import { claimsIn, type Claim } from "./reading.ts";
import type { Scope, Span } from "./scope.ts";

/** So many bookings are looked at together. */
const TOGETHER = 200;

/** What a list behind a figure shows of some bookings, in their order; several rows or none of one. */
export type Look<R> = (some: readonly Claim[]) => Promise<R[]>;

/** All rows behind a figure, in the order of the sessions. */
export async function* rowsOf<R>(scope: Scope, span: Span, look: Look<R>): AsyncGenerator<R> {
  let some: Claim[] = [];
  for await (const claim of claimsIn(scope, span)) {
    some.push(claim);
    if (some.length < TOGETHER) continue;
    yield* await look(some);
    some = [];
  }
  yield* await look(some);
}

interface Row {
  /** The booking that the row is about. */
  booking: string;
  startsAt: Date;
}

/** A page of them, and where the next begins. A page ends with a booking, so it may hold a row or two more. */
export async function pageOf<R extends Row>(
  scope: Scope,
  span: Span,
  look: Look<R>,
  after = "",
  size: number = LIMITS.page,
): Promise<{ rows: R[]; next: string | null }> {
  const [at = "", last = ""] = after.split("_");
  const begun = /^\d{1,14}$/.test(at) && /^[0-9a-f]{24}$/.test(last) ? new Date(Number(at)) : null;
  const from = begun && begun > span.from ? begun : span.from;
  const rows: R[] = [];
  for await (const row of rowsOf(scope, { ...span, from }, look)) {
    if (begun && row.startsAt.getTime() === begun.getTime() && row.booking <= last) continue;
    const end = rows.at(-1);
    if (end && rows.length >= size && row.booking !== end.booking)
      return { rows, next: `${end.startsAt.getTime()}_${end.booking}` };
    rows.push(row);
  }
  return { rows, next: null };
}
