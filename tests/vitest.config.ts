import path from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer } from "vitest/node";

// As it is served: pages take React twice as long in its other build.
process.env.NODE_ENV = "production";

/** Files that take longest: begun first, so that none of them is alone at the end. */
const LONG = ["concern", "care", "round-crash", "crash", "main", "demo", "suites", "planner", "race", "match", "pace", "durability", "report", "largest", "kill", "imports"]; // prettier-ignore
const place = (file: string): number => {
  const at = LONG.indexOf(path.basename(file, ".test.ts"));
  return at < 0 ? LONG.length : at;
};

class LongFirst extends BaseSequencer {
  override async sort(files: Parameters<BaseSequencer["sort"]>[0]) {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => place(a.moduleId) - place(b.moduleId));
  }
}

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
    sequence: { sequencer: LongFirst },
  },
});
