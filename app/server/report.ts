import { departmentNames } from "#models/people/department-list.ts";
import { listSites } from "#models/people/site.ts";
import { fits, makeReport, type Report } from "#models/reporting/report.ts";
import { quarterSoFar, type Scope } from "#models/reporting/scope.ts";
import type { Viewer } from "./viewer.ts";

export type { Report };
export { fits };

/** The usual days of a report for this reader. */
export const usualDays = ({ now, zone }: Viewer) => quarterSoFar(now, zone);

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

export const placesToChoose = async () => {
  const [sites, departments] = await Promise.all([listSites(), departmentNames()]);
  return { sites: sites.map(({ id, name }) => ({ id, name })), departments };
};

export { makeReport };
