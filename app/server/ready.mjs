/** Runs before every script of package.json, on whatever Node is there: installs the dependencies (Node 24 is one of them)
 *  when they are not what the lock says, and builds the screens when they are older than their source. Says in a line
 *  what it does; silent and quick when nothing is to be done. `--no-build` leaves the screens alone. The embedded store is
 *  bundled without a word, which takes a third of a second: as one file it starts in a quarter of the time. */
import { spawnSync } from "node:child_process";
import {
  existsSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import process from "node:process";

process.chdir(path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../.."));
const bin = path.resolve("node_modules/.bin");
process.env.PATH = `${bin}${path.delimiter}${process.env.PATH}`;

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Runs a command to its end; `quiet` shows its output only when it fails; one that takes longer is stopped. */
function run(command, args, { quiet = false, minutes = 15 } = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    stdio: quiet ? "pipe" : "inherit",
    encoding: "utf8",
    timeout: minutes * 60_000,
  });
  if (status === 0) return stdout;
  return stop(error?.message ?? `${stdout ?? ""}${stderr ?? ""}`);
}

const read = (file) => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
};

/** What the lock wants against what npm says it installed: exact, where dates of files are not. A package whose folder
 *  went away since is missing, whatever was noted. */
function installed() {
  try {
    const wanted = JSON.parse(read("package-lock.json")).packages;
    const have = JSON.parse(read("node_modules/.package-lock.json")).packages;
    return Object.entries(wanted).every(
      ([at, { version, optional }]) => at === "" || optional || (have[at]?.version === version && existsSync(at)),
    );
  } catch {
    return false;
  }
}

function install() {
  alone(() => installed() || bring());
}

function bring() {
  console.log("Installing the dependencies and Node 24 (once, about a minute) …");
  const npm = process.env.npm_execpath;
  if (!npm) stop("Start this through npm: npm run demo, npm start, npm test.");
  run(process.execPath, [npm, "ci", "--engine-strict=false", "--loglevel=error", "--no-audit", "--no-fund"]);
}

/** The Node that scripts will find: the one that came with the dependencies, else that of the machine. */
const nodeVersion = () => (spawnSync("node", ["--version"], { encoding: "utf8" }).stdout ?? "").trim();
const tooOld = (version) => !(Number.parseInt(version.slice(1), 10) >= 24);
const comesByNpm = process.platform === "linux" && ["x64", "arm64"].includes(process.arch);

function checkNode() {
  const missing = !statSync("node_modules/.bin/node", { throwIfNoEntry: false });
  if (tooOld(nodeVersion()) && comesByNpm && missing) alone(bring);
  const version = nodeVersion();
  if (!tooOld(version)) return;
  const why = comesByNpm
    ? "the one that came with the dependencies does not run here"
    : `npm has none for ${process.platform} ${process.arch}`;
  stop(`Node 24 is needed and ${version || "none"} was found; ${why}. Please install Node 24.`);
}

/** Every file with size and date: what the screens were made from. */
const list = (at) => {
  const found = statSync(at, { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isDirectory()) return readdirSync(at).flatMap((name) => list(path.join(at, name)));
  return [`${at} ${found.size} ${found.mtimeMs}`];
};
const sources = ["app", "models/shared", "public", "vite.config.ts", "remix.config.js", "package-lock.json"];
const screensState = () =>
  sources
    .flatMap(list)
    .filter((file) => !file.startsWith(`app${path.sep}server${path.sep}`))
    .join("\n");

/** Held by whoever installs or builds: a link that leads to no file and whose target is the process. Whoever was stopped
 *  at the keyboard opened nothing, so a holder that no longer runs holds nothing. */
const LOCK = ".making";

function holder() {
  try {
    const id = readlinkSync(LOCK);
    process.kill(Number(id), 0);
    // Its number may be another's since.
    return !existsSync("/proc/self") || read(`/proc/${id}/cmdline`).includes("ready.mjs") ? id : null;
  } catch (error) {
    return error.code === "EPERM" ? readlinkSync(LOCK) : null;
  }
}

function take() {
  try {
    symlinkSync(String(process.pid), LOCK);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  }
}

/** One at a time: a second starter waits for the first and finds its work done. */
function alone(work) {
  let told = false;
  while (!take()) {
    const id = holder();
    if (!id) rmSync(LOCK, { force: true });
    else if (!told) console.log(`Another start installs or builds; waiting for it (process ${id}) …`);
    told ||= id !== null;
    if (id) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  const open = () => rmSync(LOCK, { force: true });
  process.on("exit", open);
  work();
  process.off("exit", open);
  open();
}

/** Makes something again when its note says that it was made from something else. Looked at twice, since another starter
 *  may have made it while this one waited. */
function keepFresh(note, state, make) {
  if (state() === read(note)) return;
  alone(() => {
    const now = state();
    if (now === read(note)) return;
    make();
    writeFileSync(note, now);
  });
}

function buildScreens() {
  console.log("Building the screens …");
  run("remix", ["vite:build", "--logLevel", "warn"], { quiet: true, minutes: 5 });
}

const store = "models/database/embedded";
const storeState = () => [...list(store), ...list("package-lock.json")].join("\n");

function bundleStore() {
  const programs = ["thread.ts", "quick-check.ts"].map((name) => `${store}/${name}`);
  const how = ["--bundle", "--platform=node", "--format=esm", "--packages=external", "--outdir=build/store"];
  run("esbuild", [...programs, ...how, "--log-level=warning"], { quiet: true });
}

if (!installed()) install();
checkNode();
if (!process.argv.includes("--no-build")) keepFresh("build/made-from.txt", screensState, buildScreens);
// Behind the screens, whose build empties the folder.
keepFresh("build/store/made-from.txt", storeState, bundleStore);
