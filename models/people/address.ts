import { randomUUID } from "node:crypto";
import type { ClientSession } from "mongoose";
import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import { can } from "#models/permissions.ts";
import { record } from "#models/record/activity.ts";
import { inviteAnew } from "#models/record/anew.ts";
import { leave } from "#models/record/outbox.ts";
import { addMinutes } from "#models/shared/time.ts";
import type { Actor, PersonActor } from "./actor.ts";
import { Person } from "./person.document.ts";
import { hashOf, makeSecret } from "./secret.ts";
import { SignInLink } from "./sign-in.document.ts";

/** A link that proves an address works for so many minutes, once. */
export const ADDRESS_MINUTES = 60;

/**
 * Mails a link to an address that somebody says is theirs. Nothing changes until the link is opened by the same person:
 * whoever reads an address's mail can sign in with it. An earlier link ends.
 */
export async function askForAddress(actor: PersonActor, email: string, baseUrl: string, now: Date): Promise<void> {
  const secret = makeSecret();
  const person = toId(actor.id);
  await inTransaction(async (tx) => {
    await SignInLink.deleteMany({ person, purpose: "address", usedAt: null }, { session: tx });
    const row = {
      hash: hashOf(secret),
      purpose: "address" as const,
      person,
      email,
      createdAt: now,
      expiresAt: addMinutes(now, ADDRESS_MINUTES),
    };
    const [link] = await SignInLink.create([row], { session: tx });
    const facts = { email, link: `${baseUrl}/account/address/proof?key=${secret}`, minutes: ADDRESS_MINUTES };
    await leave([{ kind: "address", to: actor.id, about: link!._id.toString(), version: 1, facts }], now, tx);
  });
}

/** Which address a link proves for this person, without spending it; null where it does not work (any more). */
export async function peekAddress(actor: PersonActor, secret: string, now: Date): Promise<{ email: string } | null> {
  const open = { hash: hashOf(secret), purpose: "address" as const, person: toId(actor.id), usedAt: null };
  const link = await SignInLink.findOne({ ...open, expiresAt: { $gt: now } }, { email: 1 }).lean();
  return link?.email ? { email: link.email } : null;
}

/** Spends the link: the address is the person's from now on. Refused: `link-spent`, `address-taken`. */
export async function proveAddress(actor: PersonActor, secret: string, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const open = { hash: hashOf(secret), purpose: "address" as const, person: toId(actor.id), usedAt: null };
    const spent = { $set: { usedAt: now } };
    const link = await SignInLink.findOneAndUpdate({ ...open, expiresAt: { $gt: now } }, spent, { session: tx }).lean();
    if (!link?.email) throw new DomainError("link-spent");
    await write(actor, actor.id, link.email, now, tx);
  });
}

/** A coordinator writes somebody's address down, or takes it away (null), as a staff list does. */
export async function setAddress(actor: Actor, personId: string, email: string | null, now: Date): Promise<void> {
  if (!can(actor, "coordinate")) throw notAllowed();
  await inTransaction((tx) => write(actor, personId, email, now, tx));
}

/** The old address hears of it, so that nobody loses an account without noticing. */
async function write(actor: Actor, personId: string, email: string | null, now: Date, tx: ClientSession) {
  const change = email === null ? { $unset: { email: 1 } } : { $set: { email } };
  const before = await Person.findOneAndUpdate({ _id: toId(personId), leftAt: null }, change, { session: tx })
    .lean()
    .catch((error: { code?: number }) => {
      throw error.code === 11000 ? new DomainError("address-taken", {}, "email") : error;
    });
  if (!before) throw notFound();
  if ((before.email ?? null) === email) return;
  await record(actor, [{ what: "person.address", thing: { kind: "person", id: personId } }], now, tx);
  if (email !== null) await inviteAnew([before._id], now, tx);
  if (!before.email) return;
  const letter = { kind: "address-changed" as const, to: personId, about: randomUUID(), version: 1 };
  await leave([{ ...letter, facts: { email: before.email } }], now, tx);
}
