import { Proposal, type ProposalDocument } from "#models/programme/proposal.document.ts";
import { Session } from "#models/programme/session.document.ts";
import { Outbox, type OutboxDocument } from "#models/record/outbox.document.ts";
import type { ProposalState } from "#models/shared/vocabulary.ts";
import { batches, grouped } from "./batches.ts";
import { Tally } from "./tally.ts";

/** What the person hears when a suggestion comes into a state. */
const HEARD: Record<ProposalState, readonly string[]> = {
  open: [],
  withdrawn: [],
  published: ["date-published"],
  declined: ["date-declined"],
  lapsed: ["date-declined"],
};

type Row = Pick<OutboxDocument, "kind" | "to" | "about">;

/** Each suggested date against the letters about it; one that was answered with a date has it. */
export async function proposalsAnswered(): Promise<Tally[]> {
  const tally = new Tally("I6", "Each answer to a suggested date told its person exactly once, and its date is there.");
  const all = batches(
    (beyond, limit, session) => Proposal.find(beyond, null, { session }).sort({ _id: 1 }).limit(limit).lean(),
    async (proposals, session) => {
      const about = { $in: proposals.map(({ _id }) => String(_id)) };
      const told = await Outbox.find({ about }, { kind: 1, to: 1, about: 1 }, { session }).lean<Row[]>();
      const dates = { _id: { $in: proposals.map((one) => one.session) } };
      const there = await Session.find(dates, { department: 1 }, { session }).lean();
      return {
        told: grouped(told, (letter) => letter.about),
        of: new Map(there.map(({ _id, department }) => [String(_id), department])),
      };
    },
  );
  for await (const { batch, more } of all)
    for (const one of batch) {
      const heard = (more.told.get(String(one._id)) ?? []).filter(isTo(one)).map(({ kind }) => kind);
      const hasDate = one.state === "published" && one.department.equals(more.of.get(String(one.session)) ?? "");
      tally.look(
        heard.join() === HEARD[one.state].join() && hasDate === (one.session !== null),
        () => `suggestion ${String(one._id)} (${one.state}): ${heard.join(", ") || "nothing"}`,
      );
    }
  return [tally];
}

/** To who suggested it, about its answer. */
const isTo =
  ({ person }: ProposalDocument) =>
  ({ to, kind }: Row): boolean =>
    person.equals(to) && kind !== "date-asked";
