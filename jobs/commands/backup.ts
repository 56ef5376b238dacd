import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Settings } from "#app/server/settings.ts";
import { copyStore, openCopy } from "#app/server/store-care.ts";
import { talliesOf, type Tally } from "#models/database/copy/digest.ts";
import { dump } from "#models/database/copy/dump.ts";
import { fromDatabase } from "#models/database/copy/from-database.ts";
import { writeManifest } from "#models/database/copy/manifest.ts";
import { closing } from "#models/database/copy/source.ts";
import { validateAll } from "#models/database/copy/validation.ts";
import { makeFolder } from "#models/database/make-folder.ts";
import { DomainError } from "#models/errors.ts";
import { en } from "#models/shared/texts/en/index.ts";
import { answering, reaching, readArgs, using } from "./care-call.ts";
import type { Terminal } from "./import-bar.ts";
import { remember } from "./verify.ts";

const words = en.care;

/** `npm run backup -- DIR`: the embedded store's file, or a dump of a MongoDB, as of one moment, while others go on. */
export function run(args: string[], terminal: Terminal, settings: () => Settings): Promise<number> {
  return answering(terminal, words.usage.backup, async () => {
    const folder = path.resolve(readArgs(args, 1, {}).positionals[0]!);
    if (existsSync(folder) && readdirSync(folder).length > 0) throw new DomainError("backup-not-empty", { folder });
    return reaching(settings(), async (database) => {
      begin(folder);
      const at = settings().clock();
      const tallies = settings().mongodbUri
        ? await closing(await fromDatabase(database.uri), (source) => dump(source, folder, at))
        : await copyFile(settings(), folder, at);
      const all = Object.entries(tallies);
      for (const [name, { documents, checksum }] of all) terminal.say(words.copied(name, documents, checksum));
      const documents = all.reduce((sum, [, tally]) => sum + tally.documents, 0);
      terminal.say(words.backedUp(documents, folder));
      await remember(terminal, database.uri, { _id: "backup", at, good: true, documents });
      return 0;
    });
  });
}

function begin(folder: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    throw new DomainError("backup-no-folder", { folder, why: (error as Error).message });
  }
}

/** Copies the file and reads the copy, every checksum of it: what cannot be read is no backup. */
async function copyFile(settings: Settings, folder: string, takenAt: Date): Promise<Record<string, Tally>> {
  await copyStore(settings, folder);
  const tallies = await using(
    () => openCopy(folder),
    async ({ uri }) => {
      await refuseDamaged(uri, folder);
      return closing(await fromDatabase(uri), talliesOf);
    },
  );
  await writeManifest(folder, { kind: "file", takenAt, tallies, collections: [] });
  return tallies;
}

/** Throws where anything in the copy of a file is damaged, in whichever of its databases. */
export async function refuseDamaged(uri: string, folder: string): Promise<void> {
  for await (const { name, errors } of validateAll(uri, { everywhere: true }))
    if (errors.length > 0) throw new DomainError("backup-damaged", { folder, what: `${name}: ${errors[0]}` });
}
