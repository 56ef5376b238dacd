import { Types, type ClientSession } from "mongoose";
import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { DomainError, notFound } from "#models/errors.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Department, type DepartmentDocument } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { Site } from "#models/people/site.document.ts";
import { record } from "#models/record/activity.ts";
import { leave } from "#models/record/outbox.ts";
import { proposalFacts } from "./proposal-facts.ts";
import { Plan } from "./plan.document.ts";
import { Proposal, type ProposalDocument } from "./proposal.document.ts";
import { instantOf, withinReach } from "./session.ts";

/** A suggestion as a form gives it: local date and clock at the site of the plan, else of the department. */
export interface Suggested {
  departmentId: string;
  planId: string | null;
  date: string;
  clock: string;
  words: string;
  key: string;
}

/** So many hosts hear of a suggestion at most. */
const HOSTS = 20;

/**
 * Suggests a date to a department; its hosts hear of it. Refuses: own-department, plan-gone, proposal-open (there is one
 * already that waits for an answer), proposal-answered (the form was sent before, and what it suggested is answered or
 * taken back), the past and what is too far ahead, clock times that do not exist. The same form sent twice suggests
 * once. Returns the suggestion's id. Unknown department: 404.
 */
export async function propose(actor: PersonActor, wish: Suggested, now: Date): Promise<string> {
  const department = await Department.findById(toId(wish.departmentId)).lean();
  if (!department) throw notFound();
  if (wish.departmentId === actor.departmentId) throw new DomainError("own-department");
  const made = await draft(actor, department, wish, now);
  try {
    await inTransaction(async (tx) => {
      await Proposal.create([made], { session: tx });
      const facts = proposalFacts(made, department, actor.name);
      const letters = (await hearers(department, tx)).map((to) => ({
        ...{ kind: "date-asked" as const, to, about: String(made._id), version: 0, facts: { ...facts } },
      }));
      await leave(letters, now, tx);
      await record(actor, [{ what: "date.suggested", thing: thingOf(made) }], now, tx);
    });
    return String(made._id);
  } catch (error) {
    if ((error as { code?: number }).code !== 11000) throw error;
    const earlier = await Proposal.findOne({ person: made.person, key: wish.key }, { state: 1 }).lean();
    if (!earlier) throw new DomainError("proposal-open");
    if (earlier.state !== "open") throw new DomainError("proposal-answered");
    return String(earlier._id);
  }
}

export const thingOf = ({ _id }: Pick<ProposalDocument, "_id">) => ({ kind: "proposal", id: String(_id) });

async function draft(
  actor: PersonActor,
  department: DepartmentDocument,
  { planId, date, clock, words, key }: Suggested,
  now: Date,
): Promise<ProposalDocument> {
  const plan =
    planId && (await Plan.findOne({ _id: toId(planId), department: department._id, retiredAt: null }).lean());
  if (planId && !plan) throw new DomainError("plan-gone", {}, "planId");
  const site = await Site.findById(plan ? plan.site : department.site).lean();
  if (!site) throw notFound();
  const startsAt = instantOf(date, clock, site.zone, "earlier");
  withinReach(startsAt, site.zone, now);
  return {
    _id: new Types.ObjectId(),
    department: department._id,
    plan: plan ? plan._id : null,
    title: plan ? plan.title : "",
    person: toId(actor.id),
    ...{ startsAt, zone: site.zone, siteName: site.name, words, key, createdAt: now },
    ...{ state: "open", session: null, answeredBy: null, answeredAt: null, answer: "" },
  };
}

/** A department's hosts who are here; without any its leads, without any the coordinators. */
async function hearers({ hosts, leads }: DepartmentDocument, tx: ClientSession): Promise<string[]> {
  for (const who of [{ _id: { $in: hosts } }, { _id: { $in: leads } }, { roles: "coordinator" as const }]) {
    const found = await Person.find({ ...who, leftAt: null }, { _id: 1 }, { session: tx })
      .limit(HOSTS)
      .lean();
    if (found.length > 0) return found.map(({ _id }) => String(_id));
  }
  return [];
}

/** Takes the own suggestion back. Refuses: proposal-answered. Somebody else's, or unknown: 404. */
export async function withdrawProposal(actor: PersonActor, proposalId: string, now: Date): Promise<void> {
  const own = { _id: toId(proposalId), person: toId(actor.id) };
  await inTransaction(async (tx) => {
    const set = { state: "withdrawn", answeredAt: now } as const;
    const { modifiedCount } = await Proposal.updateOne({ ...own, state: "open" }, { $set: set }, { session: tx });
    if (modifiedCount === 0) {
      if (!(await Proposal.exists(own).session(tx))) throw notFound();
      throw new DomainError("proposal-answered");
    }
    await record(actor, [{ what: "date.withdrawn", thing: thingOf(own) }], now, tx);
  });
}
