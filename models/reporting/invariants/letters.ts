import { Outbox, type OutboxDocument } from "#models/record/outbox.document.ts";
import { LINKS, MAX_ATTEMPTS } from "#models/record/delivery.ts";
import { batches } from "./batches.ts";
import { Tally } from "./tally.ts";

/** The outbox: what was settled is settled, tries are counted and end, and no secret link outlives its letter. */
export async function lettersHold(): Promise<Tally[]> {
  const tally = new Tally(
    "I7",
    "A letter is settled once, tried a bounded number of times, and keeps no link afterwards.",
  );
  const all = batches(
    (beyond, limit, session) =>
      Outbox.find(beyond, { kind: 1, state: 1, attempts: 1, settledAt: 1, "facts.link": 1 }, { session })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<Row[]>(),
    async () => null,
  );
  for await (const { batch } of all)
    for (const row of batch) tally.look(isSound(row), () => `letter ${String(row._id)} (${row.kind}, ${row.state})`);
  return [tally];
}

type Row = Pick<OutboxDocument, "_id" | "kind" | "state" | "attempts" | "settledAt"> & { facts?: { link?: string } };

function isSound({ kind, state, attempts, settledAt, facts }: Row): boolean {
  const settled = state !== "queued";
  const secret = settled && LINKS.has(kind) && facts?.link !== undefined;
  return settled === (settledAt !== null) && attempts <= MAX_ATTEMPTS && !secret;
}
