import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
    exclude: ["tests/browser/**"],
    globalSetup: ["tests/run-folder.ts"],
    // Node keeps what it has made of sources for the many processes that tests start.
    env: { NODE_COMPILE_CACHE: path.join(import.meta.dirname, "../node_modules/.cache/node") },
    setupFiles: ["tests/setup.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // A worker keeps what it has loaded: a third of the time went into loading the same again for each file.
    isolate: false,
  },
});
