import type { Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { Session } from "#models/programme/session.document.ts";
import type { LetterFacts } from "#models/record/letter-facts.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { leave } from "#models/record/outbox.ts";
import { decidersOf } from "./deciders.ts";
import { sessionFacts } from "./letters.ts";

/**
 * Somebody who left was to host sessions: whoever leads the department (else the coordinators) is asked once for another
 * host, in a letter about the next of them that says how many there are. The sessions stay, since people count on them.
 * Safe to run again. Returns how many sessions stand without their host.
 */
export async function tellOfHostLeft(personId: string, now: Date): Promise<number> {
  const left = await Person.findById(toId(personId), { name: 1 }).lean();
  if (!left) return 0;
  const ahead = { host: left._id, state: "published" as const, startsAt: { $gt: now } };
  const departments = (await Session.distinct("department", ahead)) as Types.ObjectId[];
  for (const department of departments)
    await inTransaction(async (tx) => {
      const host = await Department.findById(department, null, { session: tx }).lean();
      const next = await Session.findOne({ ...ahead, department }, null, { session: tx })
        .sort({ startsAt: 1 })
        .lean();
      const about = `host-left:${personId}:${String(department)}:${String(next?._id)}`;
      if (!host || !next || (await Outbox.exists({ about }).session(tx))) return;
      const facts: LetterFacts = {
        session: sessionFacts(next, host),
        sessionId: String(next._id),
        bookingId: "",
        person: left.name,
        sessions: await Session.countDocuments({ ...ahead, department }, { session: tx }),
      };
      const readers = await decidersOf({ _id: left._id, supervisor: null }, host, now, tx);
      const letter = { kind: "host-left" as const, about, version: 0, facts: { ...facts } };
      await leave(
        readers.map((to) => ({ ...letter, to })),
        now,
        tx,
      );
    });
  return Session.countDocuments(ahead);
}
