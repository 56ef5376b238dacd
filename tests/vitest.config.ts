import { defineConfig } from "vitest/config";
import { scratchFolder } from "./scratch.ts";

export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
    exclude: ["tests/browser/**"],
    env: { TMPDIR: scratchFolder() },
    setupFiles: ["tests/setup.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // A worker keeps what it has loaded: a third of the time went into loading the same again for each file.
    isolate: false,
  },
});
