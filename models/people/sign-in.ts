import type { ClientSession } from "mongoose";
import { lookup } from "#models/database/lookup.ts";
import { notFound } from "#models/errors.ts";
import { addMinutes } from "#models/shared/time.ts";
import { Person } from "./person.document.ts";
import { standingStages, viewerFacts, type Standing, type ViewerFacts } from "./person.ts";
import { hashOf, makeSecret } from "./secret.ts";
import { SignIn, type SignInDocument } from "./sign-in.document.ts";

/** A sign-in ends after so long without a visit, and after so long at all. */
export const IDLE_HOURS = 12;
export const ABSOLUTE_DAYS = 30;
/** A visit is noted at most this often. */
const NOTE_MINUTES = 5;

/** What a new sign-in hands to the browser, and whose it is. */
export interface Started {
  secret: string;
  personId: string;
}

const idleSince = (now: Date): Date => addMinutes(now, -IDLE_HOURS * 60);

/** Starts a sign-in with a secret of its own. Called by what proved who it is: a link, a code, set-up, the demo's cast. */
export async function startSignIn(personId: string, browser: string, now: Date, tx?: ClientSession): Promise<Started> {
  const secret = makeSecret();
  const expiresAt = addMinutes(now, ABSOLUTE_DAYS * 24 * 60);
  const row = {
    _id: hashOf(secret),
    person: personId,
    browser: browser.slice(0, 200),
    createdAt: now,
    lastSeenAt: now,
  };
  await SignIn.create([{ ...row, expiresAt }], tx ? { session: tx } : {});
  return { secret, personId };
}

/** Whose sign-in a secret names, while it lasts and they are on the staff list, with all that a page needs to know of them:
 *  one question, which every page begins with. */
export async function findSignedIn(secret: string, now: Date): Promise<(ViewerFacts & { signInId: string }) | null> {
  const [found] = await SignIn.aggregate<Omit<SignInDocument, "person"> & Standing>([
    { $match: { _id: hashOf(secret) } },
    lookup(Person, { at: "person", as: "person", steps: [{ $match: { leftAt: null } }] }),
    { $unwind: "$person" },
    ...standingStages(),
  ]);
  if (!found || found.expiresAt <= now || found.lastSeenAt <= idleSince(now)) return null;
  if (addMinutes(found.lastSeenAt, NOTE_MINUTES) <= now)
    await SignIn.updateOne({ _id: found._id, lastSeenAt: found.lastSeenAt }, { $set: { lastSeenAt: now } });
  return { ...viewerFacts(found, now), signInId: found._id };
}

/** Ends the sign-in that a secret names, if it names one. */
export async function endSignIn(secret: string): Promise<void> {
  await SignIn.deleteOne({ _id: hashOf(secret) });
}

/** One line of the list of own sign-ins. */
export interface OwnSignIn {
  id: string;
  browser: string;
  createdAt: Date;
  lastSeenAt: Date;
}

/** A person's running sign-ins, the latest visit first. */
export async function ownSignIns(personId: string, now: Date): Promise<OwnSignIn[]> {
  const running = { person: personId, expiresAt: { $gt: now }, lastSeenAt: { $gt: idleSince(now) } };
  const found = await SignIn.find(running).sort({ lastSeenAt: -1 }).limit(50).lean();
  return found.map(({ _id, browser, createdAt, lastSeenAt }) => ({ id: _id, browser, createdAt, lastSeenAt }));
}

/** Ends one of a person's own sign-ins. */
export async function endOwnSignIn(personId: string, id: string): Promise<void> {
  const { deletedCount } = await SignIn.deleteOne({ _id: id, person: personId });
  if (deletedCount === 0) throw notFound();
}
