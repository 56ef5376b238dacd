import type { ClientSession } from "mongoose";
import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import { SYSTEM, type Actor } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";
import { record } from "#models/record/activity.ts";
import type { LetterFacts } from "#models/record/letter-facts.ts";
import { leave } from "#models/record/outbox.ts";
import { unknownTo } from "#models/unknown.ts";
import { proposalFacts } from "./proposal-facts.ts";
import { Proposal, type ProposalDocument } from "./proposal.document.ts";
import { thingOf } from "./proposing.ts";
import { sessionFacts } from "./session-facts.ts";
import type { SessionDocument } from "./session.document.ts";

/** Answers a suggestion with words; the person hears them. Refuses: proposal-answered. For those who may publish there,
 *  but for their own: 403, and 403 for an id that nothing has. */
export async function declineProposal(actor: Actor, proposalId: string, answer: string, now: Date): Promise<void> {
  const found = await Proposal.findById(toId(proposalId)).lean();
  if (!found) throw unknownTo(actor, proposalId);
  const own = String(found.person) === actor.id;
  if (own || !can(actor, "session.publish", { departmentId: String(found.department) })) throw notAllowed();
  await inTransaction(async (tx) => {
    const set = { state: "declined", answer: answer.trim(), answeredBy: toId(actor.id), answeredAt: now } as const;
    const closed = await close(found, set, tx);
    if (!closed) throw new DomainError("proposal-answered");
    await tellDeclined(closed, { by: actor.name, answer: answer.trim() }, now, tx);
    await record(actor, [{ what: "date.declined", thing: thingOf(found) }], now, tx);
  });
}

/** In the commit that publishes a date for a suggestion of this department, which it ends: the person hears of it. One that
 *  was taken back or answered before refuses it, so that of those who publish at once for one suggestion one does:
 *  proposal-answered-before. A suggestion to another department is none of this date's. */
export async function answerWithDate(
  actor: Actor,
  proposalId: string,
  session: SessionDocument,
  now: Date,
  tx: ClientSession,
): Promise<void> {
  const of = { _id: toId(proposalId), department: session.department };
  const by = actor.kind === "person" ? toId(actor.id) : null;
  const closed = await close(of, { state: "published", session: session._id, answeredBy: by, answeredAt: now }, tx);
  if (!closed) {
    if (await Proposal.exists(of).session(tx)) throw new DomainError("proposal-answered-before");
    return;
  }
  const department = await Department.findById(session.department, null, { session: tx }).lean();
  if (!department) throw notFound();
  const facts: LetterFacts = {
    session: sessionFacts(session, department),
    ...{ bookingId: "", sessionId: String(session._id), by: actor.name },
  };
  const letter = { kind: "date-published" as const, to: String(closed.person), about: String(closed._id) };
  await leave([{ ...letter, version: 1, facts: { ...facts } }], now, tx);
  await record(actor, [{ what: "date.published", thing: thingOf(closed) }], now, tx);
}

/** Suggestions whose time came before anybody answered; each is a commit of its own. Returns how many. */
export async function lapseProposals(now: Date, limit = 100): Promise<number> {
  const due = await Proposal.find({ state: "open", startsAt: { $lte: now } })
    .limit(limit)
    .lean();
  for (const one of due)
    await inTransaction(async (tx) => {
      const closed = await close(one, { state: "lapsed", answeredAt: now }, tx);
      if (!closed) return;
      await tellDeclined(closed, {}, now, tx);
      await record(SYSTEM, [{ what: "date.lapsed", thing: thingOf(closed) }], now, tx);
    });
  return due.length;
}

/** Ends an open suggestion, once: whoever comes second is given null. */
const close = (
  { _id, department }: Pick<ProposalDocument, "_id" | "department">,
  set: Partial<ProposalDocument>,
  tx: ClientSession,
): Promise<ProposalDocument | null> =>
  Proposal.findOneAndUpdate(
    { _id, department, state: "open" },
    { $set: set },
    { session: tx, returnDocument: "after" },
  ).lean();

async function tellDeclined(
  proposal: ProposalDocument,
  said: { by?: string; answer?: string },
  now: Date,
  tx: ClientSession,
): Promise<void> {
  const within = { session: tx };
  const department = await Department.findById(proposal.department, { name: 1 }, within).lean();
  const person = await Person.findById(proposal.person, { name: 1 }, within).lean();
  if (!department || !person) return;
  const facts = { ...proposalFacts(proposal, department, person.name), ...said };
  const letter = { kind: "date-declined" as const, to: String(proposal.person), about: String(proposal._id) };
  await leave([{ ...letter, version: 1, facts }], now, tx);
}
