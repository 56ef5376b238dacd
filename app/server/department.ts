import { visitsBetween } from "#models/booking/visits-between.ts";
import { findDependences } from "#models/people/dependence.ts";
import { findDepartment } from "#models/people/department-view.ts";
import { peaksOf } from "#models/people/peak.ts";
import { can } from "#models/permissions.ts";
import { follows } from "#models/programme/following.ts";
import { saidAndDone } from "#models/reflection/improvements.ts";
import { observersOf } from "#models/reflection/readiness.ts";
import { wallOf } from "#models/reflection/thanks.ts";
import { figuresOf } from "#models/reporting/department-figures.ts";
import type { Viewer } from "./viewer.ts";
import { findWays } from "./ways.ts";

/** Everything the page of a department shows one reader. Unknown: 404. */
export async function lookAtDepartment(id: string, viewer: Viewer) {
  const { actor, now } = viewer;
  const own = viewer.departmentId === id;
  const [department, dependences, visits, wall, improvements, peaks, following] = await Promise.all([
    findDepartment(id),
    findDependences(id),
    findWays(id, viewer),
    wallOf(id),
    saidAndDone(id),
    peaksOf(id, now),
    own ? null : follows(viewer.id, id),
  ]);
  const at = { departmentId: id };
  const near = [...dependences.on, ...dependences.by].map((other) => other.id);
  return {
    ...{ department, dependences, visits, wall, improvements, peaks, following, own },
    reader: viewer.departmentId,
    figures: await figuresOf(id, now),
    between: near.length > 0 ? await visitsBetween(id, near, now) : {},
    observers: can(actor, "session.guests", at) ? await observersOf(actor, id) : null,
    may: {
      coordinate: can(actor, "coordinate"),
      depend: can(actor, "department.depend", at),
      peaks: can(actor, "department.peaks", at),
    },
  };
}
