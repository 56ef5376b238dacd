import { spawnSync } from "node:child_process";
import path from "node:path";

/** `npm run test:mongodb`: the suite against the MongoDB of MONGODB_URI, each test file in a database of its own there. The
 *  tests of the embedded store itself are left out. What stands behind the command goes to vitest, such as a file. */
const uri = process.env.MONGODB_URI;
if (!uri) {
  console.error(
    "Please name a MongoDB replica set to test against: MONGODB_URI=mongodb://host/?replicaSet=rs0 npm run test:mongodb",
  );
  process.exit(1);
}
process.chdir(path.resolve(import.meta.dirname, ".."));
const { status } = spawnSync(
  "vitest",
  ["run", "--config", "tests/vitest.config.ts", "--exclude", "tests/models/database/embedded/**", ...process.argv.slice(2)], // prettier-ignore
  { stdio: "inherit" },
);
process.exitCode = status ?? 1;
