import { createInterface } from "node:readline/promises";
import { readSettings, SettingsError, type Settings } from "./settings.ts";
import { joinStore } from "./store.ts";

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
  if (name && Object.hasOwn(care, name)) {
    const { run } = await care[name as keyof typeof care]();
    let known: Settings | undefined;
    return run(args, terminal, () => (known ??= readSettings()));
  }
  if (!name || !Object.hasOwn(commands, name))
    throw new SettingsError(`There are: ${Object.keys({ ...commands, ...care }).join(", ")}.`);
  const settings = readSettings();
  const { run } = await commands[name as keyof typeof commands]();
  const store = await joinStore(settings).catch((error: Error) => {
    throw new SettingsError(`The database cannot be opened: ${error.message}`);
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
