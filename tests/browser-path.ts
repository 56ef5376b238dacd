import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** The Chromium or Chrome that is installed; else, as root where apt-get is, Debian's; else the one from npm. */
const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const SPARE = { name: "@sparticuz/chromium", version: "153.0.0", folder: "node_modules/.cache/browser" };

const runs = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

function inPath(): string | undefined {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(runs) ?? [MAC].find(runs);
}

function fromDebian(): string | undefined {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return undefined;
  console.log("Installing chromium-headless-shell by apt-get for the browser tests (once) …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const get = (...args: string[]): boolean => spawnSync("apt-get", args, { env, stdio: "pipe" }).status === 0;
  const install = ["install", "-y", "--no-install-recommends", "chromium-headless-shell"];
  if (!get(...install) && !(get("update") && get(...install))) return undefined;
  return inPath();
}

async function fromNpm(): Promise<string | undefined> {
  const npm = process.env.npm_execpath;
  if (process.platform !== "linux" || process.arch !== "x64" || !npm) return undefined;
  const folder = path.resolve(SPARE.folder);
  try {
    if (!existsSync(path.join(folder, "node_modules", SPARE.name))) {
      console.log(`Fetching ${SPARE.name} for the browser tests (once) …`);
      const what = [
        "install",
        "--prefix",
        folder,
        "--no-save",
        "--no-audit",
        "--no-fund",
        `${SPARE.name}@${SPARE.version}`,
      ];
      execFileSync(process.execPath, [npm, ...what], { stdio: "pipe" });
    }
    const from = createRequire(path.join(folder, "package.json")).resolve(SPARE.name);
    const { default: chromium } = (await import(from)) as { default: { executablePath(): Promise<string> } };
    return await chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** A browser's path; undefined where none can be had. BROWSER_PATH wins. */
export async function findBrowser(): Promise<string | undefined> {
  const given = process.env.BROWSER_PATH;
  if (given) return runs(given) ? given : undefined;
  const found = inPath() ?? fromDebian() ?? (await fromNpm());
  return found && spawnSync(found, ["--version", "--no-sandbox"], { timeout: 20_000 }).status === 0 ? found : undefined;
}
