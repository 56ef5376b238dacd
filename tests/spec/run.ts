// Holds the embedded database to MongoDB's specification tests: `npm run test:spec -- [suite…]`.
// They are not part of this repository; MONGODB_SPEC names their folder.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openEmbedded } from "#models/database/embedded/open.ts";
import { suites, type Suite } from "./expected.ts";

interface Outcome {
  file: string;
  test: string;
  res: "pass" | "fail" | "skip";
  why: string;
}

const root = path.resolve(import.meta.dirname, "../..");
const specs = process.env.MONGODB_SPEC ?? path.resolve(root, "../shared/mongodb-spec");
if (!existsSync(path.join(specs, "run.mjs"))) {
  console.log(`LEFT OUT: MongoDB's specification tests are not at ${specs}; MONGODB_SPEC names their folder.`);
  process.exit(0);
}

const folder = await mkdtemp(path.join(tmpdir(), "spec-"));
const store = await openEmbedded({ folder: path.join(folder, "data"), port: 0, hasFailPoints: true });
let wrong = 0;
const sum = { passed: 0 };
const names = process.argv.slice(2);
for (const name of names.length > 0 ? names : Object.keys(suites)) {
  const suite = suites[name];
  if (!suite) throw new Error(`There is no suite ${name}; there are ${Object.keys(suites).join(", ")}.`);
  const outcomes = await run(name, suite);
  for (const problem of compare(suite, outcomes)) {
    wrong++;
    console.log(`  ${problem}`);
  }
  const count = (result: Outcome["res"]) => outcomes.filter(({ res }) => res === result).length;
  sum.passed += count("pass");
  console.log(`${name}: ${count("pass")} passed, ${count("fail")} failed, ${count("skip")} skipped`);
}
await store.stop();
await rm(folder, { recursive: true, force: true });
console.log(wrong === 0 ? "All failures are expected ones." : `${wrong} differences from what is expected.`);
console.log(`${sum.passed} passed, ${wrong} failed`);
const report = process.env.SPEC_REPORT;
if (report) await writeFile(report, JSON.stringify({ passed: sum.passed, failed: wrong }));
process.exitCode = wrong === 0 ? 0 : 1;

async function run(name: string, { isSet }: Suite): Promise<Outcome[]> {
  const uri = isSet ? store.uri.replace("directConnection=true", "replicaSet=embedded") : store.uri;
  const report = path.join(folder, `${name}.json`);
  const options = ["--specs", path.join(specs, name), "--project", root, "--json", report];
  const runner = spawn(process.execPath, [path.join(specs, "run.mjs"), uri, ...options], { stdio: "ignore" });
  await once(runner, "exit");
  return (JSON.parse(await readFile(report, "utf8")) as { tests: Outcome[] }).tests;
}

/** Failures that nobody expects, expected ones that did not happen, and too few tests that passed. */
function compare({ failures, passed }: Suite, outcomes: Outcome[]): string[] {
  const failed = outcomes.filter(({ res }) => res === "fail");
  const unexpected = failed.filter(({ test, file }) => !failures.some((one) => one.test.test(`${file} ${test}`)));
  const mended = failures.filter((one) => !failed.some(({ test, file }) => one.test.test(`${file} ${test}`)));
  const enough = outcomes.filter(({ res }) => res === "pass").length;
  return [
    ...unexpected.map(({ file, test, why }) => `fails: ${file}: ${test}: ${why}`),
    ...mended.map(({ test }) => `expected to fail, but does not (take it off the list): ${test.source}`),
    ...(enough < passed ? [`only ${enough} passed, ${passed} did before`] : []),
  ];
}
