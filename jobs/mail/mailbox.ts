import type { Mailbox } from "#models/calendar/invitation.ts";
import { cleanLine } from "#models/shared/clean.ts";
import { isEmail } from "#models/shared/email.ts";

/** Reads a configured sender, "Understudy <understudy@example.org>" or the bare address. It may be on localhost, too. */
export function mailboxOf(sender: string): Mailbox {
  const found = /^(?:(.*?)\s*<([^<>]+)>|([^<>]+))$/.exec(cleanLine(sender));
  const email = (found?.[2] ?? found?.[3] ?? "").trim();
  if (!isEmail(email) && !isEmail(email.replace(/@localhost$/, "@localhost.localdomain")))
    throw new Error(`MAIL_FROM must hold an address that can be written to; it is "${sender}".`);
  const name = (found?.[1] ?? "").replace(/^"(.*)"$/, "$1");
  return { name: name || "Understudy", email };
}
