import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { findBrowser } from "./browser-path.ts";
import { scratchFolder } from "./scratch.ts";

/** Everything that is checked; the last line adds it up: "N passed, N failed". */
process.env.TMPDIR = scratchFolder();
process.chdir(path.resolve(import.meta.dirname, ".."));
const folder = mkdtempSync(path.join(tmpdir(), "us-tests-"));
const sum = { passed: 0, failed: 0 };
const trouble: string[] = [];

function count(name: string, passed: number, failed: number): void {
  sum.passed += passed;
  sum.failed += failed;
  if (failed > 0) trouble.push(`${name}: ${failed} failed`);
}

async function run(title: string, command: string, args: string[], env: Record<string, string> = {}): Promise<boolean> {
  const began = performance.now();
  console.log(`\n▸ ${title}`);
  const child = spawn(command, args, { stdio: "inherit", env: { ...process.env, ...env } });
  const [status] = (await once(child, "close").catch((error: Error) => [error.message])) as [number | string | null];
  if (typeof status === "string") console.error(status);
  console.log(`  ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return status === 0;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** A file that cannot even be loaded holds no failed test, so it counts itself. */
async function vitest(title: string, filter: string[], env: Record<string, string> = {}): Promise<void> {
  const report = path.join(folder, `vitest-${sum.passed}.json`);
  const how = [
    "run",
    "--config",
    "tests/vitest.config.ts",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const good = await run(title, "vitest", [...how, ...filter], env);
  const found = read<VitestReport>(report);
  const broken =
    found?.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0) ?? [];
  const failed = (found?.numFailedTests ?? 0) + broken.length;
  count(title, found?.numPassedTests ?? 0, failed === 0 && !good ? 1 : failed);
}

/** Starts what goes on beside the others; gives what awaits its end, and says then what it said. */
function begin(title: string, command: string, args: string[], env: Record<string, string> = {}) {
  const began = performance.now();
  const child = spawn(command, args, { env: { ...process.env, ...env } });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => said.push(part));
  const ended = once(child, "close").then(([status]) => ({ good: status === 0, took: performance.now() - began }));
  return async (): Promise<boolean> => {
    const { good, took } = await ended;
    console.log(`\n▸ ${title}\n${Buffer.concat(said).toString().trim()}`);
    console.log(`  ${(took / 1000).toFixed(1)} s, beside the others`);
    return good;
  };
}

/** What tools written in Go are told: one thread of theirs does with half the work what four do on two cores, and none of
 *  it is thrown away in the time that they run. */
const ONE_THREAD = { GOMAXPROCS: "1", GOGC: "400" };

/** A tool that says yes or no counts as one. */
function beginCheck(title: string, command: string, args: string[]): () => Promise<void> {
  const end = begin(title, command, args, ONE_THREAD);
  return async () => {
    const good = await end();
    count(title, good ? 1 : 0, good ? 0 : 1);
  };
}

/** Tests of MongoDB's own, which are not part of this repository: where their folder is, what passes counts. */
function beginSpec(title: string): () => Promise<void> {
  const report = path.join(folder, "spec.json");
  const end = begin(title, "node", ["tests/spec/run.ts"], { SPEC_REPORT: report });
  return async () => {
    const good = await end();
    const { passed, failed } = read<{ passed: number; failed: number }>(report) ?? { passed: 0, failed: 0 };
    count(title, passed, failed === 0 && !good ? 1 : failed);
  };
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
}

/** A port nobody listens on, so that a server that runs beside the tests is left alone. It lies below those the system
 *  gives out: tests beside it ask for such, and one would have it before its server begins. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const server = createServer()
      .once("error", () => resolve(freePort()))
      .listen(port, () => server.close(() => resolve(port)));
  });

function beginPlaywright(title: string, browser: string, port: number): () => Promise<void> {
  const report = path.join(folder, "playwright.json");
  const env = {
    BROWSER_PATH: browser,
    BROWSER_TEST_PORT: String(port),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    BROWSER_TEST_DATA: path.join(folder, "demo"),
  };
  const how = ["test", "--config", "tests/playwright.config.ts", "--reporter=list,json"];
  const end = begin(title, "playwright", how, env);
  return async () => {
    const good = await end();
    const stats = read<PlaywrightReport>(report)?.stats ?? { expected: 0, unexpected: 0, flaky: 0 };
    const failed = stats.unexpected + stats.flaky;
    count(title, stats.expected, failed === 0 && !good ? 1 : failed);
  };
}

function read<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return undefined;
  }
}

const browser = await findBrowser();
const beside = [
  beginCheck("format (oxfmt)", "oxfmt", ["--check"]),
  beginCheck("lint (oxlint)", "oxlint", ["--type-aware", "--threads=1"]),
  beginCheck("types (tsc)", "tsc", ["--singleThreaded"]),
  beginSpec("the embedded database by MongoDB's specification"),
];
if (browser) beside.push(beginPlaywright("in a browser (playwright)", browser, await freePort()));
await vitest("rules, verbs, routes, mail (vitest)", []);
await vitest("the calendar once more, in New York", ["tests/models/calendar"], { TZ: "America/New_York" });
for (const end of beside) await end();
if (!browser) {
  count("in a browser", 0, 1);
  console.error(
    "\n! NO BROWSER COULD BE HAD. Left out: every test in tests/browser. Install Chromium, or set BROWSER_PATH.\n",
  );
}

rmSync(folder, { recursive: true, force: true });
for (const line of trouble) console.error(`✗ ${line}`);
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed === 0 ? 0 : 1);
