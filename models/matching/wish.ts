import type { Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import { DomainError, notFound } from "#models/errors.ts";
import { Department } from "#models/people/department.document.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import { Plan } from "#models/programme/plan.document.ts";
import { Session } from "#models/programme/session.document.ts";
import type { WishKind } from "#models/shared/vocabulary.ts";
import type { RoundDocument } from "./round.document.ts";
import type { WishDocument } from "./wish-list.document.ts";

/** A wish as a form names it. */
export interface Wish {
  kind: WishKind;
  id: string;
}

/** May somebody of this department take part? */
export const takesPart = (round: Pick<RoundDocument, "departments">, department: Types.ObjectId): boolean =>
  round.departments.length === 0 || round.departments.some((one) => one.equals(department));

/**
 * Looks one wish up. Refuses: wish-own (own department, or a session or plan of it), wish-outside (not in the round's
 * dates), session-cancelled, wish-host-decides (there the host decides on each visitor). Unknown things: 404.
 */
export async function readWish(
  round: RoundDocument,
  person: Pick<PersonDocument, "department">,
  { kind, id }: Wish,
): Promise<WishDocument> {
  const { title, department } = await found(round, kind, toId(id));
  if (department.equals(person.department)) throw new DomainError("wish-own", { title });
  return { kind, of: toId(id), title };
}

async function found(round: RoundDocument, kind: WishKind, id: Types.ObjectId) {
  if (kind === "department") {
    const department = await Department.findById(id, { name: 1 }).lean();
    if (!department) throw notFound();
    return { title: department.name, department: id };
  }
  if (kind === "plan") {
    const plan = await Plan.findById(id, { title: 1, department: 1, askHost: 1 }).lean();
    if (!plan) throw notFound();
    if (plan.askHost) throw new DomainError("wish-host-decides", { title: plan.title });
    return plan;
  }
  const session = await Session.findById(id, { title: 1, department: 1, askHost: 1, startsAt: 1, state: 1 }).lean();
  if (!session) throw notFound();
  const { title, startsAt, state, askHost } = session;
  if (startsAt < round.from || startsAt >= round.until) throw new DomainError("wish-outside", { title });
  if (state !== "published") throw new DomainError("session-cancelled");
  if (askHost) throw new DomainError("wish-host-decides", { title });
  return session;
}
