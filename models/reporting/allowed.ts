import { notAllowed } from "#models/errors.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { can } from "#models/permissions.ts";
import type { Scope } from "./scope.ts";

/** Refuses whoever may not see a report of this scope: coordinators see any, who leads a department one narrowed to it.
 *  Every query of a report is narrowed by its scope, so nothing else is read. */
export function mustSee(actor: PersonActor, { departmentId = null }: { departmentId?: Scope["departmentId"] | null }) {
  if (!can(actor, "report.see", { departmentId: departmentId ?? null })) throw notAllowed();
}
