import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { MongoError, MongoNetworkError, MongoServerSelectionError } from "mongodb";
import type { Settings } from "#app/server/settings.ts";
import { reach, storeExists, storeRuns, type Reached } from "#app/server/store-care.ts";
import { storeFolder } from "#app/server/store.ts";
import { DomainError } from "#models/errors.ts";
import { en } from "#models/shared/texts/en/index.ts";
import type { Terminal } from "./import-bar.ts";
import { UsageError } from "./import-options.ts";

const words = en.care;

/** The database cannot be opened, and why. */
export class CannotStart extends Error {}

/** Runs a command that looks after the database: 1 for a refusal with its sentence, 2 when it was called wrongly. */
export async function answering(terminal: Terminal, usage: string, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.complain([error.message, usage].filter(Boolean).join("\n\n"));
      return 2;
    }
    if (error instanceof DomainError)
      terminal.complain((en.refusals as Record<string, (facts: DomainError["facts"]) => string>)[error.code]!(error.facts)); // prettier-ignore
    else if (error instanceof CannotStart) terminal.complain(words.cannotStart(error.message));
    else if (error instanceof MongoServerSelectionError || error instanceof MongoNetworkError)
      terminal.complain(words.cannotStart(error.message));
    else if (error instanceof MongoError) terminal.complain(words.refused(error.message));
    else if (isOfTheDisk(error)) terminal.complain(words.notFinished(error.message));
    else throw error;
    return 1;
  }
}

/** What the system, or SQLite, says of files; anything else is a mistake of ours. */
const isOfTheDisk = (error: unknown): error is Error =>
  error instanceof Error && ("syscall" in error || ("code" in error && error.code === "ERR_SQLITE_ERROR"));

/** What stands behind the command, of which so many words are wanted. */
export function readArgs<O extends ParseArgsOptionsConfig>(args: string[], count: number, options: O) {
  const parsed = (() => {
    try {
      return parseArgs({ args, allowPositionals: true, options });
    } catch (error) {
      const { message } = error as Error;
      const option = /'(-[^' ]*)/.exec(message)?.[1] ?? args.join(" ");
      throw new UsageError(
        /argument (missing|is ambiguous)/.test(message) ? words.noValue(option) : words.unknownOption(option),
      );
    }
  })();
  if (parsed.positionals.length !== count) throw new UsageError("");
  return parsed;
}

/** Reaches the database of the settings, which must be there, and lets go of it again. */
export async function reaching<T>(settings: Settings, work: (reached: Reached) => Promise<T>): Promise<T> {
  if (!settings.mongodbUri && !storeExists(settings) && !storeRuns(settings))
    throw new DomainError("store-none", { folder: storeFolder(settings) });
  return using(() => reach(settings), work);
}

/** Uses what is opened, and stops it whatever happens. */
export async function using<T>(open: () => Promise<Reached>, work: (reached: Reached) => Promise<T>): Promise<T> {
  const reached = await open().catch((error: Error) => {
    throw new CannotStart(error.message);
  });
  try {
    return await work(reached);
  } finally {
    await reached.stop();
  }
}
