import type { Settings } from "#app/server/settings.ts";
import { reach, storeExists, storeRuns, type Reached } from "#app/server/store-care.ts";
import { inDatabase, NAME, storeFolder } from "#app/server/store.ts";
import { fromDatabase } from "#models/database/copy/from-database.ts";
import { copyInto } from "#models/database/copy/into-database.ts";
import { closing } from "#models/database/copy/source.ts";
import { DomainError } from "#models/errors.ts";
import { en } from "#models/shared/texts/en/index.ts";
import { answering, readArgs, using } from "./care-call.ts";
import { UsageError } from "./import-options.ts";
import type { Terminal } from "./import-bar.ts";

const words = en.care;

/**
 * `npm run move-to-mongodb -- URI` and `npm run move-from-mongodb -- URI`: copies everything from the embedded store of
 * the data folder into a MongoDB, or back, and compares it. The server must not run meanwhile. The source stays as it is.
 */
export function run(args: string[], terminal: Terminal, settings: () => Settings): Promise<number> {
  return answering(terminal, words.usage.move, async () => {
    const { positionals, values } = readArgs(args, 2, { replace: { type: "boolean" } });
    const [direction, given] = positionals as [string, string];
    if (!["to", "from"].includes(direction) || !/^mongodb(\+srv)?:\/\//.test(given)) throw new UsageError("");
    const place = { dataFolder: settings().dataFolder, mongodbUri: undefined };
    if (storeRuns(place)) throw new DomainError("store-runs");
    if (direction === "to" && !storeExists(place)) throw new DomainError("store-none", { folder: storeFolder(place) });
    const there: Reached = { uri: named(given), isShared: true, stop: () => Promise.resolve() };
    return using(
      () => reach(place),
      async (here) => {
        const [from, into] = direction === "to" ? [here, there] : [there, here];
        const copied = await closing(await fromDatabase(from.uri), (source) =>
          copyInto(into.uri, source, { replaces: values.replace === true }),
        );
        for (const { name, tally } of copied) terminal.say(words.copied(name, tally.documents, tally.checksum));
        const documents = copied.reduce((sum, { tally }) => sum + tally.documents, 0);
        terminal.say(direction === "to" ? words.movedTo(documents) : words.movedFrom(documents));
        return 0;
      },
    );
  });
}

/** An address without a database in it means the one that is ours. */
const named = (uri: string): string => (/^mongodb(\+srv)?:\/\/[^/]+\/[^?]/.test(uri) ? uri : inDatabase(uri, NAME));
