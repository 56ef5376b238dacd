import { Booking } from "#models/booking/booking.document.ts";
import { toId } from "#models/database/id.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { mustSee } from "./allowed.ts";
import { answeredInTime, BROKEN, wasHeld } from "./figures/promise.ts";
import { sessionsIn, type Offered } from "./offered.ts";
import { claimsIn } from "./reading.ts";
import { spanOf, type Scope, type Span } from "./scope.ts";

export const PROMISE_ROWS = ["requests", "sessions"] as const;
export type PromiseRowsOf = (typeof PROMISE_ROWS)[number];

/** A promise that was due: a request of a department's people, or a session it published. Without the person's name, as
 *  `VisitRow`. */
export interface PromiseRow {
  /** The booking or the session. */
  id: string;
  session: string;
  title: string;
  startsAt: Date;
  /** Who promised: the home team to answer, the host to hold. */
  department: string;
  kept: boolean;
  answerBy: Date | null;
  answeredAt: Date | null;
}

interface Asked {
  of: PromiseRowsOf;
  /** Only those not kept. */
  missed: boolean;
  after?: string;
}

/** The promises behind the figure, oldest session first, paged by cursor. For whoever may see the scope. */
export async function promiseRows(
  actor: PersonActor,
  scope: Scope,
  { of, missed, after }: Asked,
  now: Date,
  size: number = LIMITS.page,
): Promise<{ rows: PromiseRow[]; next: string | null }> {
  mustSee(actor, scope);
  const span = spanOf(scope);
  const [at = "", last = ""] = (after ?? "").split("_");
  const begun = /^\d{1,14}$/.test(at) && /^[0-9a-f]{24}$/.test(last) ? new Date(Number(at)) : null;
  const from = begun && begun > span.from ? begun : span.from;
  const rows: PromiseRow[] = [];
  for await (const row of read[of](scope, { ...span, from }, now)) {
    if (missed && row.kept) continue;
    if (begun && row.startsAt.getTime() === begun.getTime() && row.id <= last) continue;
    rows.push(row);
    if (rows.length > size) break;
  }
  const shown = rows.slice(0, size);
  const end = shown.at(-1);
  return { rows: shown, next: rows.length > size && end ? `${end.startsAt.getTime()}_${end.id}` : null };
}

/** All of them, for the export, one at a time. */
export async function* promisesToExport(
  actor: PersonActor,
  scope: Scope,
  of: PromiseRowsOf,
  now: Date,
): AsyncGenerator<PromiseRow> {
  mustSee(actor, scope);
  yield* read[of](scope, spanOf(scope), now);
}

async function* requests(scope: Scope, span: Span, now: Date): AsyncGenerator<PromiseRow> {
  for await (const claim of claimsIn(scope, span)) {
    const kept = answeredInTime(claim, now);
    if (kept === null || (scope.departmentId && claim.home !== scope.departmentId)) continue;
    const { id, session, title, startsAt, home, answerBy, answeredAt } = claim;
    yield { id, session, title, startsAt, department: home, kept, answerBy, answeredAt };
  }
}

const TOGETHER = 200;

/** Looks at some sessions together: what was said of them is asked once. */
async function* sessions(scope: Scope, span: Span, now: Date): AsyncGenerator<PromiseRow> {
  let some: Offered[] = [];
  for await (const session of sessionsIn(scope, span)) {
    some.push(session);
    if (some.length < TOGETHER) continue;
    yield* await judged(some, now);
    some = [];
  }
  yield* await judged(some, now);
}

async function judged(some: readonly Offered[], now: Date): Promise<PromiseRow[]> {
  const broken = await Booking.distinct("session", {
    session: { $in: some.map(({ id }) => toId(id)) },
    outcome: { $in: [...BROKEN] },
  });
  const failed = new Set(broken.map(String));
  return some.flatMap((one) => {
    const kept = wasHeld(one, failed.has(one.id), now);
    const { id, title, startsAt, department } = one;
    return kept === null
      ? []
      : [{ id, session: id, title, startsAt, department, kept, answerBy: null, answeredAt: null }];
  });
}

const read = { requests, sessions } satisfies Record<PromiseRowsOf, unknown>;
