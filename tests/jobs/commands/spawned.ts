import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterFile } from "../../after-file.ts";

/** Commands as an operator calls them: processes of their own, with a data folder and a port of nobody else. */
const children = new Set<ChildProcess>();

/** A folder that is not there yet. */
export function newFolder(name: string): string {
  const made = mkdtempSync(path.join(tmpdir(), "us-care-"));
  afterFile(() => rmSync(made, { recursive: true, force: true }));
  return path.join(made, name);
}

/** What `npm run …` starts, without npm and its look at the dependencies, which take longer than the commands. */
function scriptOf(name: string): string {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  return scripts[name]!.replace(/^.* && exec /, "");
}

/** Starts `npm run NAME -- …`. */
export function start(args: string[], env: Record<string, string> = {}) {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(NODE_ENV|VITEST.*|MODE|SECRET|BASE_URL|PORT|MONGODB_URI|DATA_DIR)$/.test(name),
    ),
  );
  const child = spawn("sh", ["-c", `exec ${scriptOf(args[0]!)} "$@"`, "sh", ...args.slice(2)], {
    env: { ...inherited, ...env } as NodeJS.ProcessEnv,
  });
  if (children.size === 0) afterFile(() => children.forEach((one) => one.kill("SIGKILL")));
  children.add(child);
  const [out, errors]: [string[], string[]] = [[], []];
  child.stdout.on("data", (part: Buffer) => out.push(part.toString()));
  child.stderr.on("data", (part: Buffer) => errors.push(part.toString()));
  const ended = new Promise<number | null>((resolve) =>
    child.once("close", (code) => {
      children.delete(child);
      resolve(code);
    }),
  );
  return { child, ended, said: () => out.join("").trim(), complained: () => errors.join("").trim() };
}

/** Runs a command to its end. */
export async function call(args: string[], env: Record<string, string> = {}) {
  const { ended, said, complained } = start(args, env);
  const code = await ended;
  return { code, said: said(), complained: complained() };
}

/** The line with the address, once it is printed. */
export async function address({ said, complained }: ReturnType<typeof start>): Promise<string> {
  for (let tries = 0; tries < 600; tries++) {
    const found = /^mongodb:\/\/\S+$/m.exec(said())?.[0];
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`It printed no address: ${said()} ${complained()}`);
}
