import { findSessions } from "#models/booking/finding.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { Person } from "#models/people/person.document.ts";
import { leave, type Letter } from "#models/record/outbox.ts";
import { Placement, type PlacementDocument } from "./placement.document.ts";
import type { RoundDocument } from "./round.document.ts";
import { roundLetter } from "./round-letter.ts";

const BATCH = 100;
/** So many sessions are named that are free for the reader. */
const ALTERNATIVES = 3;

/** Tells those without a place, each with the own reasons and what is free instead; a batch in a commit. True when
 *  everybody has heard; false when it was stopped. */
export async function tellUnplaced(round: RoundDocument, clock: () => Date, signal?: AbortSignal): Promise<boolean> {
  for (;;) {
    if (signal?.aborted) return false;
    const now = clock();
    const batch = await Placement.find({ round: round._id, state: "unplaced" }).limit(BATCH).lean();
    if (batch.length === 0) return true;
    const letters = await lettersTo(round, batch, now);
    await inTransaction(async (tx) => {
      // Those another process told meanwhile are left out.
      const open = await Placement.find(
        { _id: { $in: batch.map(({ _id }) => _id) }, state: "unplaced" },
        { person: 1 },
        { session: tx },
      ).lean();
      await Placement.updateMany(
        { _id: { $in: open.map(({ _id }) => _id) }, state: "unplaced" },
        { $set: { state: "told", settledAt: now } },
        { session: tx },
      );
      await leave(
        open.flatMap(({ person }) => letters.get(String(person)) ?? []),
        now,
        tx,
      );
    });
  }
}

/** People who left the organisation get none. */
async function lettersTo(round: RoundDocument, batch: PlacementDocument[], now: Date): Promise<Map<string, Letter>> {
  const here = await Person.find({ _id: { $in: batch.map(({ person }) => person) }, leftAt: null }, { _id: 1 }).lean();
  const staff = new Set(here.map(({ _id }) => String(_id)));
  const letters = new Map<string, Letter>();
  for (const { person, answers } of batch) {
    const id = String(person);
    if (!staff.has(id)) continue;
    const { sessions } = await findSessions(id, { freeOnly: true, limit: ALTERNATIVES, most: 40 }, round.zone, now);
    const alternatives = sessions.map(({ id: sessionId, title, startsAt, zone, siteName }) => ({
      ...{ sessionId, title, startsAt, zone, siteName },
    }));
    letters.set(id, roundLetter("round-unplaced", round, id, { answers, alternatives }));
  }
  return letters;
}
