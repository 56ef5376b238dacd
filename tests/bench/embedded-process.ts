// A process that runs the store and nothing else; without a folder, nothing: what Node takes by itself.
import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { storeProgram } from "#app/server/store-program.ts";
import { openEmbedded } from "#models/database/embedded/open.ts";

const folder = process.argv[2];
process.on("disconnect", () => process.exit());
/** Memory in MB that nobody shares. */
const memory = (): number =>
  [...readFileSync("/proc/self/smaps_rollup", "utf8").matchAll(/^Private_\w+:\s+(\d+) kB/gm)].reduce(
    (sum, [, kB]) => sum + Number(kB) / 1_024,
    0,
  );
process.on("message", () => process.send!({ memory: memory() }));
const began = performance.now();
if (folder) {
  const { uri } = await openEmbedded({ folder, program: storeProgram() });
  process.send!({ uri, opened: performance.now() - began });
} else {
  const idle = new Worker("setInterval(() => {}, 1_000)", { eval: true });
  idle.once("online", () => process.send!({ opened: 0 }));
}
