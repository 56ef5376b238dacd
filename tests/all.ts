import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { findBrowser } from "./browser-path.ts";
import { scratchFolder } from "./scratch.ts";

/** Everything that is checked, one after another; the last line adds it up: "N passed, N failed". */
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

function run(title: string, command: string, args: string[], env: Record<string, string> = {}): boolean {
  const began = performance.now();
  console.log(`\n▸ ${title}`);
  const { status, error } = spawnSync(command, args, { stdio: "inherit", env: { ...process.env, ...env } });
  if (error) console.error(error.message);
  console.log(`  ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return status === 0;
}

/** A tool that says yes or no counts as one. */
function check(title: string, command: string, args: string[]): void {
  const good = run(title, command, args);
  count(title, good ? 1 : 0, good ? 0 : 1);
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** A file that cannot even be loaded holds no failed test, so it counts itself. */
function vitest(title: string, filter: string[], env: Record<string, string> = {}): void {
  const report = path.join(folder, `vitest-${sum.passed}.json`);
  const how = [
    "run",
    "--config",
    "tests/vitest.config.ts",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const good = run(title, "vitest", [...how, ...filter], env);
  const found = read<VitestReport>(report);
  const broken =
    found?.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0) ?? [];
  const failed = (found?.numFailedTests ?? 0) + broken.length;
  count(title, found?.numPassedTests ?? 0, failed === 0 && !good ? 1 : failed);
}

/** Tests of MongoDB's own, which are not part of this repository: where their folder is, what passes counts. They wait
 *  more than they work, so they run beside the others. */
function beginSpec(title: string): () => Promise<void> {
  const report = path.join(folder, "spec.json");
  const began = performance.now();
  const child = spawn("node", ["tests/spec/run.ts"], { env: { ...process.env, SPEC_REPORT: report } });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => said.push(part));
  const ended = once(child, "close") as Promise<[number | null]>;
  return async () => {
    const [status] = await ended;
    console.log(`\n▸ ${title}\n${Buffer.concat(said).toString().trim()}`);
    console.log(`  ${((performance.now() - began) / 1000).toFixed(1)} s, beside the others`);
    const { passed, failed } = read<{ passed: number; failed: number }>(report) ?? { passed: 0, failed: 0 };
    count(title, passed, failed === 0 && status !== 0 ? 1 : failed);
  };
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
}

/** A port nobody listens on, so that a server that runs beside the tests is left alone. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

function playwright(title: string, browser: string, port: number): void {
  const report = path.join(folder, "playwright.json");
  const env = {
    BROWSER_PATH: browser,
    BROWSER_TEST_PORT: String(port),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    BROWSER_TEST_DATA: path.join(folder, "demo"),
  };
  const good = run(
    title,
    "playwright",
    ["test", "--config", "tests/playwright.config.ts", "--reporter=list,json"],
    env,
  );
  const stats = read<PlaywrightReport>(report)?.stats ?? { expected: 0, unexpected: 0, flaky: 0 };
  const failed = stats.unexpected + stats.flaky;
  count(title, stats.expected, failed === 0 && !good ? 1 : failed);
}

function read<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return undefined;
  }
}

check("format (oxfmt)", "oxfmt", ["--check"]);
check("lint (oxlint)", "oxlint", ["--type-aware"]);
check("types (tsc)", "tsc", []);
const endSpec = beginSpec("the embedded database by MongoDB's specification");
vitest("rules, verbs, routes, mail (vitest)", []);
vitest("the calendar once more, in New York", ["tests/models/calendar"], { TZ: "America/New_York" });
await endSpec();
const browser = await findBrowser();
if (browser) playwright("in a browser (playwright)", browser, await freePort());
else {
  count("in a browser", 0, 1);
  console.error(
    "\n! NO BROWSER COULD BE HAD. Left out: every test in tests/browser. Install Chromium, or set BROWSER_PATH.\n",
  );
}

rmSync(folder, { recursive: true, force: true });
for (const line of trouble) console.error(`✗ ${line}`);
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed === 0 ? 0 : 1);
