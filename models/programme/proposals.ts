import { toId } from "#models/database/id.ts";
import { notAllowed, notFound } from "#models/errors.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { Site } from "#models/people/site.document.ts";
import { can } from "#models/permissions.ts";
import type { ProposalState } from "#models/shared/vocabulary.ts";
import { unknownTo } from "#models/unknown.ts";
import { plansOf } from "./plan.ts";
import { Proposal, type ProposalDocument } from "./proposal.document.ts";

/** A suggested date as pages show it. */
export interface ProposalLook {
  id: string;
  department: { id: string; name: string };
  planId: string | null;
  /** "" where any visit would do. */
  title: string;
  startsAt: Date;
  zone: string;
  siteName: string;
  words: string;
  state: ProposalState;
  sessionId: string | null;
  /** Who suggests it, and where they are at home. */
  person: string;
  home: string;
  /** What was said to it, by whom and when; by nobody where it was taken back or its time came. */
  answer: string;
  answeredBy: string;
  answeredAt: Date | null;
}

/** So many stand in a list. */
const MOST = 50;

/** What a host's desk shows: suggestions to some departments that wait for an answer, the soonest date first. Whoever
 *  shows it asked whether they may. */
export const openProposals = async (departmentIds: readonly string[], now: Date): Promise<ProposalLook[]> =>
  departmentIds.length === 0
    ? []
    : looks(
        await Proposal.find({ department: { $in: departmentIds.map(toId) }, state: "open", startsAt: { $gt: now } })
          .sort({ startsAt: 1 })
          .limit(MOST)
          .lean(),
      );

/** How many of them wait, for the count in the bar; it ends at 50. */
export const countProposals = async (departmentIds: readonly string[], now: Date): Promise<number> =>
  departmentIds.length === 0
    ? 0
    : Proposal.countDocuments({
        department: { $in: departmentIds.map(toId) },
        state: "open",
        startsAt: { $gt: now },
      }).limit(MOST);

/** The own ones whose date lies ahead, the soonest first. */
export const ownProposals = async (personId: string, now: Date): Promise<ProposalLook[]> =>
  looks(
    await Proposal.find({ person: toId(personId), startsAt: { $gt: now }, state: { $ne: "withdrawn" } })
      .sort({ startsAt: 1 })
      .limit(MOST)
      .lean(),
  );

/** One of them, for whoever made it and for those who may answer it. Others: 403, and 403 for an id that nothing has. */
export async function lookAtProposal(
  actor: PersonActor,
  proposalId: string,
): Promise<ProposalLook & { mine: boolean; mayAnswer: boolean }> {
  const found = await Proposal.findById(toId(proposalId)).lean();
  if (!found) throw unknownTo(actor, proposalId);
  const mine = String(found.person) === actor.id;
  const mayAnswer = !mine && can(actor, "session.publish", { departmentId: String(found.department) });
  if (!mine && !mayAnswer) throw notAllowed();
  return { ...(await looks([found]))[0]!, mine, mayAnswer };
}

/** What the form that suggests a date offers: a department's visits, the sites they would be at, and the own
 *  suggestion that waits there already. The own department: 403; unknown: 404. */
export async function placesToVisit(
  actor: PersonActor,
  departmentId: string,
): Promise<{ name: string; plans: { id: string; title: string }[]; sites: string[]; waits: string | null }> {
  const department = await Department.findById(toId(departmentId), { name: 1, site: 1 }).lean();
  if (!department) throw notFound();
  if (departmentId === actor.departmentId) throw notAllowed();
  const plans = await plansOf([departmentId]);
  const at = { _id: { $in: [department.site, ...plans.map(({ site }) => site)] } };
  const sites = await Site.find(at, { name: 1 }).sort({ name: 1 }).lean();
  const own = { person: toId(actor.id), department: department._id, state: "open" as const };
  const waits = await Proposal.findOne(own, { _id: 1 }).lean();
  return {
    name: department.name,
    waits: waits && String(waits._id),
    plans: plans.map(({ _id, title }) => ({ id: String(_id), title })),
    sites: sites.map(({ name }) => name),
  };
}

async function looks(found: readonly ProposalDocument[]): Promise<ProposalLook[]> {
  const ids = found.flatMap(({ person, answeredBy }) => (answeredBy ? [person, answeredBy] : [person]));
  const people = await Person.find({ _id: { $in: ids } }, { name: 1, department: 1 }).lean();
  const of = [...found.map(({ department }) => department), ...people.map(({ department }) => department)];
  const departments = await Department.find({ _id: { $in: of } }, { name: 1 }).lean();
  const nameOf = new Map([...people, ...departments].map(({ _id, name }) => [String(_id), name]));
  const homeOf = new Map(people.map(({ _id, department }) => [String(_id), String(department)]));
  const name = (id: unknown): string => nameOf.get(String(id)) ?? "";
  return found.map(({ _id, department, plan, person, session, answeredBy, ...one }) => ({
    id: String(_id),
    department: { id: String(department), name: name(department) },
    planId: plan && String(plan),
    sessionId: session && String(session),
    ...{ person: name(person), home: name(homeOf.get(String(person))), answeredBy: name(answeredBy) },
    ...{ title: one.title, startsAt: one.startsAt, zone: one.zone, siteName: one.siteName, words: one.words },
    ...{ state: one.state, answer: one.answer, answeredAt: one.answeredAt },
  }));
}
