import type { Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import { DomainError, notFound } from "#models/errors.ts";
import { Department } from "#models/people/department.document.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import { Plan } from "#models/programme/plan.document.ts";
import { Session } from "#models/programme/session.document.ts";
import type { SessionState, WishKind } from "#models/shared/vocabulary.ts";
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
 * Looks wishes up, all of a kind in one question. Refuses the first that is wrong: wish-own (own department, or a session
 * or plan of it), wish-outside (not in the round's dates), session-cancelled, wish-host-decides (there the host decides on
 * each visitor). Unknown things: 404.
 */
export async function readWishes(
  round: RoundDocument,
  person: Pick<PersonDocument, "department">,
  wishes: readonly Wish[],
): Promise<WishDocument[]> {
  const things = await thingsOf(wishes);
  return wishes.map(({ kind, id }) => {
    const { title, department } = expectWishable(round, things[kind].get(String(toId(id))));
    if (department.equals(person.department)) throw new DomainError("wish-own", { title });
    return { kind, of: toId(id), title };
  });
}

/** What can be wished for, as far as it says whether it can be; only sessions have a time and a state. */
interface Wishable {
  title: string;
  department: Types.ObjectId;
  askHost?: boolean;
  startsAt?: Date;
  state?: SessionState;
}

/** What the wishes are for, by kind and id. */
async function thingsOf(wishes: readonly Wish[]): Promise<Record<WishKind, Map<string, Wishable>>> {
  const of = (kind: WishKind) => wishes.filter((wish) => wish.kind === kind).map(({ id }) => toId(id));
  const [sessions, plans, departments] = [of("session"), of("plan"), of("department")];
  const fields = { title: 1, department: 1, askHost: 1 };
  const read = await Promise.all([
    sessions.length > 0 ? Session.find({ _id: { $in: sessions } }, { ...fields, startsAt: 1, state: 1 }).lean() : [],
    plans.length > 0 ? Plan.find({ _id: { $in: plans } }, fields).lean() : [],
    departments.length > 0 ? Department.find({ _id: { $in: departments } }, { name: 1 }).lean() : [],
  ]);
  const byId = <T extends { _id: unknown }>(found: T[]) => new Map(found.map((one) => [String(one._id), one]));
  const named = read[2].map(({ _id, name }) => ({ _id, title: name, department: _id }));
  return { session: byId(read[0]), plan: byId(read[1]), department: byId(named) };
}

function expectWishable(round: RoundDocument, thing: Wishable | undefined): Wishable {
  if (!thing) throw notFound();
  const { title, startsAt, state, askHost } = thing;
  if (startsAt && (startsAt < round.from || startsAt >= round.until)) throw new DomainError("wish-outside", { title });
  if (state && state !== "published") throw new DomainError("session-cancelled");
  if (askHost) throw new DomainError("wish-host-decides", { title });
  return thing;
}
