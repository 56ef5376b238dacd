import { ownDeciders } from "#models/booking/onlooker.ts";
import type { Prospect } from "#models/booking/prospect.ts";
import { waysToVisit } from "#models/booking/ways-to-visit.ts";
import type { Viewer } from "./viewer.ts";
import { whyNot } from "./why-not.ts";

/** How a department can be visited, with why the reader cannot have a date where they cannot. */
export async function findWays(departmentId: string, viewer: Viewer) {
  const [{ ways, dates, ...rest }, deciders] = await Promise.all([
    waysToVisit(viewer.id, departmentId, viewer.zone, viewer.now),
    ownDeciders(viewer.id, viewer.now),
  ]);
  // Of the own department, a line above the ways to visit says it once for all dates.
  const why = ({ prospect }: { prospect: Prospect }): string | null =>
    departmentId === viewer.departmentId ? null : whyNot(prospect, viewer);
  return {
    ...rest,
    deciders,
    ways: ways.map((way) => ({ ...way, next: way.next && { ...way.next, why: why(way.next) } })),
    dates: dates.map((session) => ({ ...session, why: why(session) })),
  };
}
