import { notFound } from "#models/errors.ts";
import type { PersonActor } from "./actor.ts";
import { Person } from "./person.document.ts";
import { toId } from "#models/database/id.ts";

/** What a person's own account page says beyond what the viewer knows. */
export async function ownAccount(personId: string): Promise<{ staffNumber: string; email: string | null }> {
  const person = await Person.findById(toId(personId), { staffNumber: 1, email: 1 }).lean();
  if (!person) throw notFound();
  return { staffNumber: person.staffNumber, email: person.email ?? null };
}

/** Chooses the language that pages and letters speak to oneself in. */
export async function chooseLanguage(actor: PersonActor, language: string): Promise<void> {
  await Person.updateOne({ _id: toId(actor.id) }, { $set: { language } });
}
