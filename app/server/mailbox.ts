import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import PostalMime, { type Email } from "postal-mime";
import { LIMITS } from "#models/shared/vocabulary.ts";
import type { Settings } from "./settings.ts";

/** One line of the mailbox. */
export interface Kept {
  id: string;
  to: string;
  subject: string;
  at: Date;
}

const folderOf = ({ dataFolder }: Pick<Settings, "dataFolder">): string => path.join(dataFolder, "mail");

/** Names begin with the moment, so the newest sort last. */
async function names(settings: Pick<Settings, "dataFolder">): Promise<string[]> {
  const found = await readdir(folderOf(settings)).catch(() => []);
  return found
    .filter((name) => name.endsWith(".eml"))
    .sort()
    .reverse();
}

const address = (email: Email): string => (email.to ?? []).map(({ address: at }) => at).join(", ");

/** A page of the mail that is kept because no mail server is set, the newest first. */
export async function keptMail(
  settings: Pick<Settings, "dataFolder">,
  page: number,
): Promise<{ mails: Kept[]; total: number; size: number }> {
  const all = await names(settings);
  const size = LIMITS.page;
  const shown = all.slice((page - 1) * size, page * size);
  const mails = await Promise.all(
    shown.map(async (name) => {
      const email = await PostalMime.parse(await readFile(path.join(folderOf(settings), name)));
      const at = new Date(email.date ?? 0);
      return { id: name.replace(/\.eml$/, ""), to: address(email), subject: email.subject ?? "", at };
    }),
  );
  return { mails, total: all.length, size };
}

/** One mail with its text, its other parts by name, and its source; null when there is none of that id. */
export async function readMail(settings: Pick<Settings, "dataFolder">, id: string) {
  const name = (await names(settings)).find((file) => file === `${id}.eml`);
  if (!name) return null;
  const source = await readFile(path.join(folderOf(settings), name), "utf8");
  const email = await PostalMime.parse(source);
  return {
    id,
    from: email.from?.address ?? "",
    to: address(email),
    subject: email.subject ?? "",
    at: new Date(email.date ?? 0),
    text: email.text ?? "",
    parts: email.attachments.map(({ mimeType, filename, method }) =>
      [filename, mimeType, method].filter(Boolean).join(", "),
    ),
    source,
  };
}
