import type { QueryFilter } from "mongoose";
import { toId } from "#models/database/id.ts";
import { notFound } from "#models/errors.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { can } from "#models/permissions.ts";
import { Person } from "#models/people/person.document.ts";
import { Session } from "#models/programme/session.document.ts";
import { IMPROVEMENT_STATES, LIMITS, type ImprovementState } from "#models/shared/vocabulary.ts";
import { Improvement, type ImprovementDocument } from "./improvement.document.ts";

/** Of the list: a state or all that are open, a department, a page beginning with 1. */
export interface ImprovementPart {
  state: ImprovementState | "open";
  departmentId?: string;
  page: number;
}

const OPEN = ["proposed", "under-way"] as const satisfies readonly ImprovementState[];
const MOST = 1_000;

/** What came of remarks, soonest due first, for everybody; whose remark it was is not said. */
export async function improvementList({ state, departmentId, page }: ImprovementPart) {
  const where = (of: ImprovementState | "open"): QueryFilter<ImprovementDocument> => ({
    state: of === "open" ? { $in: [...OPEN] } : of,
    ...(departmentId && { department: toId(departmentId) }),
  });
  const [found, total, ...counts] = await Promise.all([
    Improvement.find(where(state), { title: 1, department: 1, state: 1, due: 1 })
      .sort({ due: 1, _id: 1 })
      .skip((page - 1) * LIMITS.page)
      .limit(LIMITS.page)
      .lean(),
    Improvement.countDocuments(where(state)).limit(MOST),
    ...(["open", ...IMPROVEMENT_STATES] as const).map((of) => Improvement.countDocuments(where(of)).limit(MOST)),
  ]);
  const departments = await Department.find(
    { _id: { $in: found.map((one) => one.department) } },
    { name: 1, code: 1 },
  ).lean();
  const byId = new Map(departments.map((one) => [String(one._id), one]));
  const chosen = departmentId ? await Department.findById(toId(departmentId), { name: 1 }).lean() : null;
  return {
    rows: found.map((one) => {
      const { name = "", code = "" } = byId.get(String(one.department)) ?? {};
      return { id: String(one._id), title: one.title, state: one.state, due: one.due, department: { name, code } };
    }),
    total,
    counts: (["open", ...IMPROVEMENT_STATES] as const).map((of, at) => ({ state: of, count: counts[at]! })),
    department: chosen && { id: departmentId!, name: chosen.name },
  };
}

/** So many stand on a department's page. */
const SHOWN = 3;

/** What became of remarks about a department, for everybody: done or under way, the latest change first. */
export async function saidAndDone(departmentId: string) {
  const found = await Improvement.find(
    { department: toId(departmentId), state: { $in: ["done", "under-way"] } },
    { title: 1, state: 1, due: 1, changedAt: 1 },
  )
    .sort({ changedAt: -1 })
    .limit(SHOWN)
    .lean();
  return found.map(({ _id, title, state, due, changedAt }) => ({ id: String(_id), title, state, due, changedAt }));
}

/** One improvement, for everybody. Who made the remark is named to coordinators and to the author alone. */
export async function improvementPage(actor: PersonActor, id: string) {
  const found = await Improvement.findById(toId(id)).lean();
  if (!found) throw notFound();
  const coordinates = can(actor, "review.work");
  const own = String(found.author) === actor.id;
  const [department, session, author] = await Promise.all([
    Department.findById(found.department, { name: 1, code: 1 }).lean(),
    Session.findById(found.session, { title: 1 }).lean(),
    coordinates ? Person.findById(found.author, { name: 1 }).lean() : null,
  ]);
  const { title, text, state, reason, due, version, createdAt, progress } = found;
  return {
    ...{ id, title, text, state, reason, due, version, createdAt, own },
    department: { id: String(found.department), name: department?.name ?? "", code: department?.code ?? "" },
    session: session?.title ?? "",
    author: author?.name ?? null,
    reviewId: coordinates ? String(found.review) : null,
    mayUpdate: can(actor, "improvement.update", { departmentId: String(found.department) }),
    progress: progress.map(({ at, byName, state: then, text: said }) => ({ at, byName, state: then, text: said })),
  };
}

/** Open improvements of the departments somebody leads: the count beside the section. */
export const countOwned = (actor: PersonActor): Promise<number> =>
  actor.leadOf.length === 0
    ? Promise.resolve(0)
    : Improvement.countDocuments({ department: { $in: actor.leadOf.map(toId) }, state: "proposed" })
        .limit(MOST)
        .exec();
