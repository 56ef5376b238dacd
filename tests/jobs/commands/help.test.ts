import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");

/** No setting is right and no folder may be made: whoever asks how a command is called needs neither. */
const env = {
  NODE_ENV: "test" as const,
  PATH: process.env.PATH,
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
  MODE: "nothing",
  DATA_DIR: "/dev/null/nowhere",
  PORT: "no port",
};

function call(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["app/server/command.ts", ...args], { cwd: root, env, encoding: "utf8" }); // prettier-ignore
  return { status, stdout, stderr };
}

test.each([
  ["npm run import -- people FILE", "import"],
  ["npm run match -- IN.json", "match"],
  ["npm run database --", "database"],
  ["npm run backup -- DIR", "backup"],
  ["npm run restore -- DIR", "restore"],
  ["npm run verify", "verify"],
  ["npm run move-to-mongodb -- URI", "move", "to"],
  ["npm run move-to-mongodb -- URI", "move", "from"],
  ["npm run audit:data", "audit"],
])("%s says how it is called when asked, complains about nothing and does nothing", (begins, ...command) => {
  const said = call(...command, "--help");
  expect([said.status, said.stderr]).toEqual([0, ""]);
  expect(said.stdout.startsWith(begins)).toBe(true);
  expect(said.stdout.trim().split("\n").length).toBeGreaterThan(2);
});
