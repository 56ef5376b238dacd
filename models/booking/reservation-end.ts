import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { Session } from "#models/programme/session.document.ts";
import { leave } from "#models/record/outbox.ts";
import { alternativesTo } from "./alternatives.ts";
import { sessionFacts } from "./letters.ts";
import { Reservation } from "./reservation.document.ts";

/** Ends what teams hold in a session that is being cancelled, each in a commit of its own with the letter to whoever
 *  held the places; run again after a crash it tells nobody twice. */
export async function endReservations(sessionId: string, now: Date): Promise<void> {
  const open = await Reservation.find({ session: toId(sessionId), places: { $gt: 0 } }, { _id: 1 }).lean();
  for (const { _id } of open)
    await inTransaction(async (tx) => {
      const over = await Reservation.findOneAndUpdate(
        { _id, places: { $gt: 0 } },
        { $set: { places: 0 } },
        { session: tx, returnDocument: "before" },
      ).lean();
      const session = await Session.findById(toId(sessionId), null, { session: tx }).lean();
      const host = session && (await Department.findById(session.department, null, { session: tx }).lean());
      if (!over || !session || !host) return;
      const team = await Department.findById(over.department, { name: 1 }, { session: tx }).lean();
      if (!(await Person.exists({ _id: over.by, leftAt: null }).session(tx))) return;
      const facts = {
        session: sessionFacts(session, host),
        sessionId,
        bookingId: "",
        reason: session.cancelReason,
        places: over.places,
        team: team?.name ?? "",
        alternatives: await alternativesTo(session, now, tx),
      };
      const letter = { kind: "reservation-cancelled" as const, to: String(over.by), about: String(_id), version: 0 };
      await leave([{ ...letter, facts }], now, tx);
    });
}
