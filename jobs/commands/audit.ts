import { audit } from "#models/reporting/invariants.ts";
import type { Terminal } from "./import-bar.ts";

/** `npm run audit:data`: checks what must be true of the data, one line an invariant. Reads alone. Exit code 0 when all
 *  hold, 2 with what is broken. */
export async function run(_args: string[], terminal: Terminal, now: Date): Promise<number> {
  const tallies = await audit(now);
  for (const { name, says, checked, broken, examples } of tallies) {
    terminal.say(
      `${broken === 0 ? "holds " : "BROKEN"} ${name.padEnd(4)} ${says} (${checked} looked at, ${broken} broken)`,
    );
    for (const example of examples) terminal.complain(`       ${example}`);
  }
  const broken = tallies.filter((tally) => tally.broken > 0).length;
  terminal.say(broken === 0 ? "Everything holds." : `${broken} of ${tallies.length} do not hold.`);
  return broken === 0 ? 0 : 2;
}
