import { DomainError } from "#models/errors.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { leave } from "#models/record/outbox.ts";
import { addMinutes } from "#models/shared/time.ts";
import { Person } from "./person.document.ts";
import { personByNumber } from "./by-number.ts";
import { hashOf, makeSecret } from "./secret.ts";
import { SignInLink } from "./sign-in.document.ts";
import { startSignIn, type Started } from "./sign-in.ts";

/** A link works for so many minutes, once. */
export const LINK_MINUTES = 10;

/**
 * Mails a sign-in link to the person of this address or staff number, if there is one with a mailbox. The caller learns
 * nothing, so that nobody finds out by asking who is on the staff list.
 */
export async function askForLink(who: string, baseUrl: string, to: string, now: Date): Promise<void> {
  const given = who.trim();
  const person = given.includes("@")
    ? await Person.findOne({ email: given.toLowerCase(), leftAt: null }).lean()
    : await personByNumber(given);
  if (!person?.email) return;
  const secret = makeSecret();
  const query = new URLSearchParams(to === "/" ? { key: secret } : { key: secret, to });
  await inTransaction(async (tx) => {
    const [row] = await SignInLink.create(
      [
        {
          hash: hashOf(secret),
          purpose: "link",
          person: person._id,
          createdAt: now,
          expiresAt: addMinutes(now, LINK_MINUTES),
        },
      ],
      { session: tx },
    );
    const letter = { kind: "sign-in" as const, to: person._id.toString(), about: row!._id.toString(), version: 1 };
    await leave([{ ...letter, facts: { link: `${baseUrl}/sign-in/link?${query}`, minutes: LINK_MINUTES } }], now, tx);
  });
}

/** Whom a link would sign in, without spending it: mail scanners open links, people press buttons. */
export async function peekLink(secret: string, now: Date): Promise<{ name: string } | null> {
  const link = await SignInLink.findOne({ hash: hashOf(secret), purpose: "link", usedAt: null }).lean();
  if (!link || link.expiresAt <= now) return null;
  const person = await Person.findOne({ _id: link.person, leftAt: null }, { name: 1 }).lean();
  return person && { name: person.name };
}

/** Spends a link. Two presses at the same moment sign in once: the write names the field it sets. */
export async function signInByLink(secret: string, browser: string, now: Date): Promise<Started> {
  const link = await SignInLink.findOneAndUpdate(
    { hash: hashOf(secret), purpose: "link", usedAt: null, expiresAt: { $gt: now } },
    { $set: { usedAt: now } },
  ).lean();
  if (!link?.person) throw new DomainError("link-spent");
  return startSignIn(link.person.toString(), browser, now);
}
