import { readSettings } from "#app/server/settings.ts";
import type { Terminal } from "#jobs/commands/import-bar.ts";

type Run = (args: string[], terminal: Terminal, settings: () => ReturnType<typeof readSettings>) => Promise<number>;

const commands: Readonly<Record<string, { words: string[]; load: () => Promise<{ run: Run }> }>> = {
  backup: { words: [], load: () => import("#jobs/commands/backup.ts") },
  restore: { words: [], load: () => import("#jobs/commands/restore.ts") },
  verify: { words: [], load: () => import("#jobs/commands/verify.ts") },
  "move-to-mongodb": { words: ["to"], load: () => import("#jobs/commands/move.ts") },
  "move-from-mongodb": { words: ["from"], load: () => import("#jobs/commands/move.ts") },
};

/** `npm run NAME -- …` within this process, which need not load everything anew: its code, and what an operator reads. */
export async function call([name, , ...args]: string[], env: Record<string, string> = {}) {
  const [said, complained]: [string[], string[]] = [[], []];
  const terminal: Terminal = {
    live: false,
    say: (text) => void (text && said.push(text)),
    complain: (text) => void complained.push(text),
    draw: () => {},
    ask: () => Promise.resolve(""),
  };
  const { words, load } = commands[name!]!;
  const { run } = await load();
  const code = await run([...words, ...args], terminal, () => readSettings({ ...env } as NodeJS.ProcessEnv));
  return { code, said: said.join("\n"), complained: complained.join("\n") };
}
