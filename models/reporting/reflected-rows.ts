import { toId } from "#models/database/id.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Reflection } from "#models/reflection/reflection.document.ts";
import { REFLECTION_ROLES, type ReflectionRole } from "#models/shared/vocabulary.ts";
import { mustSee } from "./allowed.ts";
import { pageOf, rowsOf, type Look } from "./claim-pages.ts";
import { spanOf, type Scope } from "./scope.ts";

/** Somebody who was asked after a visit: as whom, and whether they answered. Neither a name nor a word of it. */
export interface ReflectedRow {
  booking: string;
  session: string;
  title: string;
  startsAt: Date;
  home: string;
  host: string;
  role: ReflectionRole;
  answeredAt: Date | null;
}

/** The reflections behind the figure, paged by cursor. For whoever may see the scope. */
export async function reflectedRows(
  actor: PersonActor,
  scope: Scope,
  after?: string,
  size?: number,
): Promise<{ rows: ReflectedRow[]; next: string | null }> {
  mustSee(actor, scope);
  return pageOf(scope, spanOf(scope), look, after, size);
}

/** All of them, for the export. */
export async function* reflectedToExport(actor: PersonActor, scope: Scope): AsyncGenerator<ReflectedRow> {
  mustSee(actor, scope);
  yield* rowsOf(scope, spanOf(scope), look);
}

const look: Look<ReflectedRow> = async (some) => {
  const ids = some.map(({ id }) => toId(id));
  const asked = await Reflection.find({ booking: { $in: ids } }, { booking: 1, role: 1, sentAt: 1 }).lean();
  const byBooking = Map.groupBy(asked, ({ booking }) => String(booking));
  return some.flatMap(({ id, session, title, startsAt, home, host }) =>
    (byBooking.get(id) ?? [])
      .toSorted((one, other) => REFLECTION_ROLES.indexOf(one.role) - REFLECTION_ROLES.indexOf(other.role))
      .map(({ role, sentAt }) => ({ booking: id, session, title, startsAt, home, host, role, answeredAt: sentAt })),
  );
};
