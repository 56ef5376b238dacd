import type { Settings } from "#app/server/settings.ts";
import { connectAsItIs, disconnectDatabase } from "#models/database/connection.ts";
import { validateAll } from "#models/database/copy/validation.ts";
import type { UpkeepDocument } from "#models/record/upkeep.document.ts";
import { noteUpkeep } from "#models/record/upkeep.ts";
import { en } from "#models/shared/texts/en/index.ts";
import { answering, CannotStart, reaching, readArgs } from "./care-call.ts";
import type { Terminal } from "./import-bar.ts";

const words = en.care;

/** `npm run verify`: every checksum and every index entry of the database, running or stopped. Exit code 0 when all is
 *  whole, 2 with what is broken, 1 when there is nothing to look at. */
export function run(args: string[], terminal: Terminal, settings: () => Settings): Promise<number> {
  return answering(terminal, words.usage.verify, async () => {
    readArgs(args, 0, {});
    return look(terminal, settings()).catch((error: unknown) => {
      if (!(error instanceof CannotStart)) throw error;
      terminal.complain(words.cannotStart(error.message));
      return 2;
    });
  });
}

function look(terminal: Terminal, settings: Settings): Promise<number> {
  return reaching(settings, async ({ uri }) => {
    const sum = { documents: 0, collections: 0, broken: 0 };
    for await (const { name, documents, entries, errors } of validateAll(uri, { everywhere: !settings.mongodbUri })) {
      sum.documents += documents;
      sum.collections++;
      if (errors.length === 0) terminal.say(words.whole(name, documents, entries));
      else sum.broken++;
      for (const error of errors) terminal.complain(words.broken(name, error));
    }
    const good = sum.broken === 0;
    if (good) terminal.say(words.verified(sum.documents, sum.collections));
    else terminal.complain(words.notWhole(sum.broken, sum.collections));
    await remember(terminal, uri, { _id: "verify", at: settings.clock(), good, documents: sum.documents });
    return good ? 0 : 2;
  });
}

/** A database may refuse to be written, a broken one above all: what was found counts more than the note of it. */
export async function remember(terminal: Terminal, uri: string, done: UpkeepDocument): Promise<void> {
  try {
    await connectAsItIs(uri);
    await noteUpkeep(done);
  } catch (error) {
    if (done.good) terminal.complain(words.notNoted((error as Error).message));
  } finally {
    await disconnectDatabase();
  }
}
