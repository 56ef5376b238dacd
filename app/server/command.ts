import { createInterface } from "node:readline/promises";
import { en } from "#models/shared/texts/en/index.ts";
import { readSettings, SettingsError, type Settings } from "./settings.ts";

/** The composition root of commands (`npm run import …`): settings, the store of the running server or our own, then the
 *  command, which knows neither. Each answers its exit code. */
const commands = {
  audit: () => import("#jobs/commands/audit.ts"),
  import: () => import("#jobs/commands/import.ts"),
} as const;

/** They look after the database, or need none: they open, or leave closed, what they need themselves. */
const care = {
  backup: () => import("#jobs/commands/backup.ts"),
  database: () => import("#jobs/commands/database.ts"),
  match: () => import("#jobs/commands/match.ts"),
  move: () => import("#jobs/commands/move.ts"),
  restore: () => import("#jobs/commands/restore.ts"),
  verify: () => import("#jobs/commands/verify.ts"),
} as const;

const usage: Record<keyof typeof commands | keyof typeof care, string> = {
  ...en.care.usage,
  import: en.imports.command.usage,
  match: en.roundFile.usage,
};

/** Asked how it is called, a command says so and does nothing: no setting is read and no database opened. */
function help(name: string | undefined, args: readonly string[]): string | undefined {
  const asks = [name, ...args].some((arg) => arg === "--help" || arg === "-h");
  if (!asks) return undefined;
  return name && Object.hasOwn(usage, name)
    ? usage[name as keyof typeof usage]
    : [...new Set(Object.values(usage))].join("\n\n");
}

const terminal = {
  live: process.stdout.isTTY && process.stdin.isTTY,
  say: (text: string) => void (text && process.stdout.write(`${text}\n`)),
  complain: (text: string) => void process.stderr.write(`${text}\n`),
  draw: (text: string) => void process.stdout.write(text),
  async ask(question: string): Promise<string> {
    if (!process.stdin.isTTY) return "";
    const line = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await line.question(question);
    line.close();
    return answer.trim().toLowerCase();
  },
};

async function main([name, ...args]: string[]): Promise<number> {
  const how = help(name, args);
  if (how) {
    terminal.say(how);
    return 0;
  }
  if (name && Object.hasOwn(care, name)) {
    const { run } = await care[name as keyof typeof care]();
    let known: Settings | undefined;
    return run(args, terminal, () => (known ??= readSettings()));
  }
  if (!name || !Object.hasOwn(commands, name))
    throw new SettingsError(`There are: ${Object.keys({ ...commands, ...care }).join(", ")}.`);
  const settings = readSettings();
  const { run } = await commands[name as keyof typeof commands]();
  // Loaded where it is needed: the driver is most of what a command would load.
  const { cannotOpen, joinStore, waitingFor } = await import("./store.ts");
  const waiting = waitingFor(settings);
  if (waiting) console.error(waiting);
  const store = await joinStore(settings).catch((error: Error) => {
    throw new SettingsError(cannotOpen(settings, error));
  });
  try {
    return await run(args, terminal, settings.clock());
  } finally {
    await store.stop();
  }
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  return 1;
});
