import { cleanLine } from "./clean.ts";
import { isEmail } from "./email.ts";

/** A name and the address that goes with it. */
export interface Mailbox {
  name: string;
  email: string;
}

/** Reads a configured sender, "Understudy <understudy@example.org>" or the bare address; it may be on localhost, too.
 *  Null for what cannot be written to. */
export function mailboxOf(sender: string): Mailbox | null {
  const found = /^(?:(.*?)\s*<([^<>]+)>|([^<>]+))$/.exec(cleanLine(sender));
  const email = (found?.[2] ?? found?.[3] ?? "").trim();
  if (!isEmail(email) && !isEmail(email.replace(/@localhost$/, "@localhost.localdomain"))) return null;
  const name = (found?.[1] ?? "").replace(/^"(.*)"$/, "$1");
  return { name: name || "Understudy", email };
}
