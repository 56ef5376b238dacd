import { Types } from "mongoose";
import { TOOK_PLACE } from "#models/booking/outcome.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { toId } from "#models/database/id.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { LIMITS, type Outcome } from "#models/shared/vocabulary.ts";
import { mustSee } from "./allowed.ts";
import { claimsIn, filterOf, type Claim } from "./reading.ts";
import { spanOf, type Scope } from "./scope.ts";

/** One visit behind a figure. Without the person's name: the session's page has it, for those who may see it. */
export interface VisitRow {
  id: string;
  session: string;
  title: string;
  startsAt: Date;
  home: string;
  host: string;
  outcome: Outcome;
}

/** The visits of a scope that somebody said took place, from one department to another where given; oldest first, paged by
 *  cursor. For whoever may see the scope. */
export async function visitRows(
  actor: PersonActor,
  scope: Scope,
  { home, host, after }: { home?: string; host?: string; after?: string },
  size: number = LIMITS.page,
): Promise<{ rows: VisitRow[]; next: string | null }> {
  mustSee(actor, scope);
  const filter = await filterOf(scope, spanOf(scope));
  const [at, last] = (after ?? "").split("_");
  const beyond = last && /^[0-9a-f]{24}$/.test(last) && !Number.isNaN(Number(at)) ? new Date(Number(at)) : null;
  const found = await Booking.find(
    {
      $and: [
        filter,
        { state: "booked", outcome: { $in: [...TOOK_PLACE] } },
        ...(home ? [{ department: toId(home) }] : []),
        ...(host ? [{ host: toId(host) }] : []),
        ...(beyond
          ? [{ startsAt: { $gte: beyond } }, { $or: [{ startsAt: { $gt: beyond } }, { _id: { $gt: new Types.ObjectId(last) } }] }] // prettier-ignore
          : []),
      ],
    },
    { session: 1, title: 1, startsAt: 1, department: 1, host: 1, outcome: 1 },
  )
    .sort({ startsAt: 1, _id: 1 })
    .limit(size + 1)
    .lean();
  const rows = found.slice(0, size).map((one) => ({
    id: String(one._id),
    session: String(one.session),
    title: one.title,
    startsAt: one.startsAt,
    home: String(one.department),
    host: String(one.host),
    outcome: one.outcome!,
  }));
  const end = rows.at(-1);
  return { rows, next: found.length > size && end ? `${end.startsAt.getTime()}_${end.id}` : null };
}

/** All of them, for the export, one at a time. */
export async function* visitsToExport(actor: PersonActor, scope: Scope): AsyncGenerator<Claim> {
  mustSee(actor, scope);
  for await (const claim of claimsIn(scope, spanOf(scope))) if (claim.visited) yield claim;
}
