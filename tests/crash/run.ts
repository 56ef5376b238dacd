import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { crash } from "./rounds.ts";

/** `npm run crash -- [ROUNDS]`: kills the store under load so often (100), and says what was there afterwards. Ends with 2
 *  when anything that was acknowledged is not. */
const rounds = Number(process.argv[2] ?? 100);
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error(`ROUNDS must be a whole number from 1; it is "${process.argv[2]}".`);
  process.exit(1);
}
const folder = await mkdtemp(path.join(tmpdir(), "us-crash-"));
const { acknowledged, wrong, starts, ...seen } = await crash(folder, rounds, (round, found) => {
  if (round > 0 && (round % 10 === 0 || found.length > 0)) console.log(`${round} rounds, ${found.length} things wrong`);
});
const { inserts, counted, pairs } = acknowledged;
console.log(
  `${seen.rounds} times kill -9 under load. Acknowledged: ${inserts.size} inserts, ${counted} increments, ${pairs.size} transactions.`,
);
console.log(`Slowest start afterwards: ${Math.round(Math.max(...starts))} ms, with the process itself.`);
for (const one of wrong) console.error(one);
console.log(wrong.length === 0 ? "Nothing lost, nothing half, every index entry in place." : `Kept in ${folder}.`);
if (wrong.length === 0) await rm(folder, { recursive: true, force: true });
process.exitCode = wrong.length === 0 ? 0 : 2;
