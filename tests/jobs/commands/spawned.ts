import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";

/** Commands as an operator calls them: processes of their own, with a data folder and a port of nobody else. */
const children = new Set<ChildProcess>();
const base = mkdtempSync(path.join(tmpdir(), "us-care-"));
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(base, { recursive: true, force: true });
});

/** A folder that is not there yet. */
export const newFolder = (name: string): string => path.join(mkdtempSync(path.join(base, "f-")), name);

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
