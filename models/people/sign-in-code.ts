import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import { can } from "#models/permissions.ts";
import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { record } from "#models/record/activity.ts";
import { addMinutes } from "#models/shared/time.ts";
import type { Actor } from "./actor.ts";
import { Person } from "./person.document.ts";
import { personByNumber } from "./by-number.ts";
import { hashOf, makeCode, sameHash, tidyCode } from "./secret.ts";
import { SignInLink } from "./sign-in.document.ts";
import { startSignIn, type Started } from "./sign-in.ts";

/** A code works for so many minutes, once, and survives so many wrong guesses. */
export const CODE_MINUTES = 10;
export const CODE_GUESSES = 5;

const hashFor = (personId: string, code: string): string => hashOf(`${personId}:${tidyCode(code)}`);

/** For whom a code may be given, with what the page says about them. Asks the same permission as giving it. */
export async function personForCode(
  actor: Actor,
  personId: string,
): Promise<{ id: string; name: string; staffNumber: string }> {
  const person = await Person.findOne({ _id: toId(personId), leftAt: null }).lean();
  if (!person) throw notFound();
  const thing = { supervisorId: person.supervisor?.toString() ?? null, departmentId: person.department.toString() };
  if (!can(actor, "person.code", thing)) throw notAllowed();
  return { id: person._id.toString(), name: person.name, staffNumber: person.staffNumber };
}

/** Gives out a one-time code for somebody without a mailbox; it is shown once and replaces an earlier one. */
export async function giveCode(actor: Actor, personId: string, now: Date): Promise<{ code: string; until: Date }> {
  const person = await personForCode(actor, personId);
  const code = makeCode();
  const until = addMinutes(now, CODE_MINUTES);
  await inTransaction(async (tx) => {
    await SignInLink.deleteMany({ person: person.id, purpose: "code" as const, usedAt: null }, { session: tx });
    const row = {
      hash: hashFor(person.id, code),
      purpose: "code" as const,
      person: toId(person.id),
      createdAt: now,
      expiresAt: until,
    };
    await SignInLink.create([row], { session: tx });
    await record(actor, [{ what: "code.given", thing: { kind: "person", id: person.id } }], now, tx);
  });
  return { code, until };
}

/** Signs in with staff number and code. Every refusal is the same, whichever of the two was wrong. */
export async function signInByCode(staffNumber: string, typed: string, browser: string, now: Date): Promise<Started> {
  const wrong = new DomainError("code-wrong", {}, "code");
  const person = await personByNumber(staffNumber);
  if (!person) throw wrong;
  const open = { person: person._id, purpose: "code" as const, usedAt: null, expiresAt: { $gt: now } };
  const row = await SignInLink.findOneAndUpdate(
    { ...open, attempts: { $lt: CODE_GUESSES } },
    { $inc: { attempts: 1 } },
    { returnDocument: "after" },
  ).lean();
  if (!row || !sameHash(row.hash, hashFor(person._id.toString(), typed))) throw wrong;
  const spent = await SignInLink.findOneAndUpdate({ ...open, _id: row._id }, { $set: { usedAt: now } }).lean();
  if (!spent) throw wrong;
  return startSignIn(person._id.toString(), browser, now);
}
