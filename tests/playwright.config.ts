import { defineConfig } from "@playwright/test";
import path from "node:path";
import { findBrowser } from "./browser-path.ts";

/** A demo of its own, in a folder of its own, walked through by a real browser. */
const port = Number(process.env.BROWSER_TEST_PORT ?? 3100);
const root = path.resolve(import.meta.dirname, "..");
const executablePath = await findBrowser();
if (!executablePath) throw new Error("No browser: install Chromium, or set BROWSER_PATH.");
process.env.BROWSER_PATH = executablePath; // workers read this file again

export default defineConfig({
  testDir: "browser",
  outputDir: "../test-results",
  fullyParallel: false,
  workers: 1,
  // Other tests run at the same time: what takes a moment alone may take longer then.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    // What is not there is said in a minute, not when the whole walk runs out of time.
    actionTimeout: 60_000,
    baseURL: `http://localhost:${port}`,
    launchOptions: {
      executablePath,
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    },
    locale: "en-GB",
    contextOptions: { reducedMotion: "reduce" },
  },
  webServer: {
    command: "exec node app/server/main.ts",
    cwd: root,
    url: `http://localhost:${port}/readyz`,
    env: {
      MODE: "demo",
      PORT: String(port),
      DATA_DIR: process.env.BROWSER_TEST_DATA ?? path.join(root, "data/browser-test"),
      LOG_LEVEL: "warn",
    },
    gracefulShutdown: { signal: "SIGTERM", timeout: 12_000 },
    reuseExistingServer: false,
    timeout: 180_000,
    stdout: "pipe",
  },
});
