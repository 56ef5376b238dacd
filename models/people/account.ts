import { notFound } from "#models/errors.ts";
import type { PersonActor } from "./actor.ts";
import { Person } from "./person.document.ts";
import { toId } from "#models/database/id.ts";

export interface OwnAccount {
  staffNumber: string;
  email: string | null;
  /** What the person needs to come along, and whether hosts of their sessions may read it. */
  accessNeeds: string;
  sharesNeeds: boolean;
}

/** What a person's own account page says beyond what the viewer knows. */
export async function ownAccount(personId: string): Promise<OwnAccount> {
  const shown = { staffNumber: 1, email: 1, accessNeeds: 1, sharesNeeds: 1 } as const;
  const person = await Person.findById(toId(personId), shown).lean();
  if (!person) throw notFound();
  const { staffNumber, email = null, accessNeeds, sharesNeeds } = person;
  return { staffNumber, email, accessNeeds, sharesNeeds };
}

/** Chooses the language that pages and letters speak to oneself in. */
export async function chooseLanguage(actor: PersonActor, language: string): Promise<void> {
  await Person.updateOne({ _id: toId(actor.id) }, { $set: { language } });
}

/** Says what one needs to come along, and whether the hosts of one's own sessions may read it. Nothing of it goes into the
 *  record: what somebody needs is theirs to say and to take back. */
export async function sayNeeds(
  actor: PersonActor,
  needs: { accessNeeds: string; sharesNeeds: boolean },
): Promise<void> {
  await Person.updateOne({ _id: toId(actor.id) }, { $set: needs });
}
