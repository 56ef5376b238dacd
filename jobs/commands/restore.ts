import path from "node:path";
import type { Settings } from "#app/server/settings.ts";
import { openCopy, putBack, reach, storeExists, storeRuns } from "#app/server/store-care.ts";
import { storeFolder } from "#app/server/store.ts";
import { differences, talliesOf } from "#models/database/copy/digest.ts";
import { fromDump } from "#models/database/copy/dump.ts";
import { fromDatabase } from "#models/database/copy/from-database.ts";
import { copyInto } from "#models/database/copy/into-database.ts";
import { readManifest, type Manifest } from "#models/database/copy/manifest.ts";
import { closing, type Source } from "#models/database/copy/source.ts";
import { DomainError } from "#models/errors.ts";
import { en } from "#models/shared/texts/en/index.ts";
import { refuseDamaged } from "./backup.ts";
import { answering, readArgs, using } from "./care-call.ts";
import type { Terminal } from "./import-bar.ts";

const words = en.care;

/**
 * `npm run restore -- DIR [--replace]`: brings a backup, of whichever database, into the one of the settings, running or
 * stopped. First it is read whole and compared with what it was; then it is put in place; then that is compared.
 */
export function run(args: string[], terminal: Terminal, settings: () => Settings): Promise<number> {
  return answering(terminal, words.usage.restore, async () => {
    const { positionals, values } = readArgs(args, 1, { replace: { type: "boolean" } });
    const folder = path.resolve(positionals[0]!);
    const manifest = await readManifest(folder);
    const place = settings();
    const replaces = values.replace === true;
    const isFile = manifest.kind === "file" && !place.mongodbUri && !storeRuns(place);
    if (isFile && storeExists(place) && !replaces)
      throw new DomainError("store-not-empty", { folder: storeFolder(place) });
    await reading(folder, manifest, async (source) => {
      compare(manifest, await talliesOf(source), "backup-damaged", folder);
      if (!isFile) await using(() => reach(place), ({ uri }) => copyInto(uri, source, { replaces })); // prettier-ignore
    });
    const kept = isFile ? putBack(place, folder, replaces) : undefined;
    await using(
      () => reach(place),
      async ({ uri, isShared }) => {
        // Where others write already, what was copied has been compared before it was put in place.
        if (!isShared) compare(manifest, await closing(await fromDatabase(uri), talliesOf), "copy-differs", folder);
      },
    );
    report(terminal, manifest);
    if (kept) terminal.say(words.kept(kept));
    return 0;
  });
}

async function reading<T>(folder: string, { kind }: Manifest, work: (source: Source) => Promise<T>): Promise<T> {
  if (kind === "dump") return closing(await fromDump(folder), work);
  return using(
    () => openCopy(folder),
    async ({ uri }) => {
      // The whole file takes the place of the other, with databases that are not the product's.
      await refuseDamaged(uri, folder);
      return closing(await fromDatabase(uri), work);
    },
  );
}

function compare(
  { tallies }: Manifest,
  found: Manifest["tallies"],
  code: "backup-damaged" | "copy-differs",
  folder: string,
): void {
  const wrong = differences(tallies, found).join(", ");
  if (wrong) throw new DomainError(code, { folder, what: wrong, collections: wrong });
}

function report(terminal: Terminal, { tallies, takenAt }: Manifest): void {
  const all = Object.entries(tallies);
  for (const [name, { documents, checksum }] of all) terminal.say(words.copied(name, documents, checksum));
  const documents = all.reduce((sum, [, tally]) => sum + tally.documents, 0);
  terminal.say(words.restored(documents, takenAt.toISOString()));
}
