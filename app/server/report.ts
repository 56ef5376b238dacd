import { departmentNames } from "#models/people/department-list.ts";
import { listSites } from "#models/people/site.ts";
import { can } from "#models/permissions.ts";
import { reportOf } from "#models/reporting/kept.ts";
import { fits, type Report } from "#models/reporting/report.ts";
import { quarterSoFar, type Scope } from "#models/reporting/scope.ts";
import type { AppLoadContext } from "./context.ts";
import { closedDoor } from "./respond.ts";
import { requireViewer, type Viewer } from "./viewer.ts";

export type { Report };
export { fits, reportOf };

/** The usual days of a report for this reader. */
export const usualDays = ({ now, zone }: Viewer) => quarterSoFar(now, zone);

/** Who asks, if there is a report for them: coordinators, and who leads a department. */
export async function requireReader(request: Request, context: AppLoadContext): Promise<Viewer> {
  const viewer = await requireViewer(request, context);
  if (!seesAll(viewer) && viewer.actor.leadOf.length === 0) throw closedDoor("not-allowed");
  return viewer;
}

/** Coordinators may leave the department open; others read of one that they lead, the first unless they say which. */
const seesAll = ({ actor }: Viewer): boolean => can(actor, "report.see", { departmentId: null });

/** What narrows a report, as the models take it. */
export function scopeOf(
  { from, until, site, department, kind }: { from: string; until: string; site: string; department: string; kind: Scope["kind"] | "" }, // prettier-ignore
  { zone }: Viewer,
): Scope {
  return {
    ...{ from, until, zone },
    ...(site && { siteId: site }),
    ...(department && { departmentId: department }),
    ...(kind && { kind }),
  };
}

/** The choice of a reader, narrowed to what they lead where they said nothing. */
export const narrowed = <C extends { department: string }>(choice: C, viewer: Viewer): C =>
  choice.department || seesAll(viewer) ? choice : { ...choice, department: viewer.actor.leadOf.toSorted()[0]! };

/** What the reader can choose from; `everything`: the department may be left open. */
export async function placesToChoose(viewer: Viewer) {
  const [sites, departments] = await Promise.all([listSites(), departmentNames()]);
  const everything = seesAll(viewer);
  return {
    everything,
    sites: sites.map(({ id, name }) => ({ id, name })),
    departments: everything ? departments : departments.filter(({ id }) => viewer.actor.leadOf.includes(id)),
  };
}
