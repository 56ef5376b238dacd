// Holds the embedded database to MongoDB's specification tests: `npm run test:spec -- [suite…]`.
// They are not part of this repository; MONGODB_SPEC names their folder.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openBundled } from "../embedded.ts";
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
const sum = { passed: 0, wrong: 0 };
const given = process.argv.slice(2);
const names = given.length > 0 ? given : Object.keys(suites);
for (const name of names)
  if (!suites[name]) throw new Error(`There is no suite ${name}; there are ${Object.keys(suites).join(", ")}.`);
// They mostly wait, for what they have told the server to delay: together they take as long as the longest.
for (const [at, outcomes] of (await Promise.all(names.map(hold))).entries()) {
  for (const problem of compare(suites[names[at]!]!, outcomes)) {
    sum.wrong++;
    console.log(`  ${problem}`);
  }
  const count = (result: Outcome["res"]) => outcomes.filter(({ res }) => res === result).length;
  sum.passed += count("pass");
  console.log(`${names[at]}: ${count("pass")} passed, ${count("fail")} failed, ${count("skip")} skipped`);
}
await rm(folder, { recursive: true, force: true });
console.log(sum.wrong === 0 ? "All failures are expected ones." : `${sum.wrong} differences from what is expected.`);
console.log(`${sum.passed} passed, ${sum.wrong} failed`);
const report = process.env.SPEC_REPORT;
if (report) await writeFile(report, JSON.stringify({ passed: sum.passed, failed: sum.wrong }));
process.exitCode = sum.wrong === 0 ? 0 : 1;

/** Each suite has a store of its own: what it makes fail is not to fail in another. */
async function hold(name: string): Promise<Outcome[]> {
  const store = await openBundled({ folder: path.join(folder, name), port: 0, hasFailPoints: true });
  const uri = suites[name]!.isSet ? store.uri.replace("directConnection=true", "replicaSet=embedded") : store.uri;
  const report = path.join(folder, `${name}.json`);
  const options = ["--specs", path.join(specs, name), "--project", root, "--json", report];
  const runner = spawn(process.execPath, [path.join(specs, "run.mjs"), uri, ...options], { stdio: "ignore" });
  await once(runner, "exit");
  await store.stop();
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
