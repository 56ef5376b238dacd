import { randomUUID } from "node:crypto";
import { open, readFile, rename, rm } from "node:fs/promises";
import { parseArgs } from "node:util";
import { DomainError } from "#models/errors.ts";
import { readInstance, type ShadowingResult, type ShadowingRound } from "#models/matching/instance.ts";
import { firstWishes } from "#models/matching/match/first-wishes.ts";
import { match } from "#models/matching/match.ts";
import { en } from "#models/shared/texts/en/index.ts";
import { sayNumber } from "#models/shared/time.ts";
import type { Terminal } from "./import-bar.ts";

const words = en.roundFile;

/** What it was given does not do: a sentence that says why. */
class Complaint extends Error {}

/**
 * `npm run match -- IN.json --out OUT.json`: matches the round in one file into a plan in another; needs no database.
 * Answers the exit code: 0 written, 2 refused with a sentence and nothing written.
 */
export async function run(args: string[], terminal: Pick<Terminal, "say" | "complain">): Promise<number> {
  try {
    const { from, out } = readOptions(args);
    const begun = performance.now();
    const round = await readRound(from);
    const result = match(round);
    await writeWhole(out, `${JSON.stringify(result)}\n`);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    for (const line of [...linesOf(round, result), words.done(out, seconds)]) terminal.say(line);
    return 0;
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    terminal.complain(error.message);
    return 2;
  }
}

function readOptions(args: string[]): { from: string; out: string } {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { out: { type: "string" } } });
    const [from, ...more] = positionals;
    if (from && values.out && more.length === 0) return { from, out: values.out };
  } catch {
    // An option that is not known: how to call it says more than what Node says.
  }
  throw new Complaint(words.usage);
}

async function readRound(file: string): Promise<ShadowingRound> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new Complaint(words.noFile(file, error.code === "ENOENT" ? words.missing : error.message));
  });
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new Complaint(words.notJson(file));
  }
  try {
    return readInstance(value);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const sentences = en.refusals as Record<string, (facts: DomainError["facts"]) => string>;
    throw new Complaint(words.wrong(file, sentences[error.code]!(error.facts)));
  }
}

/** All of it or nothing: under a name of its own first, flushed, then renamed. */
async function writeWhole(file: string, text: string): Promise<void> {
  const beside = `${file}.${randomUUID()}.part`;
  try {
    const handle = await open(beside, "wx");
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw new Complaint(words.notWritten(file, (error as Error).message));
  }
}

function linesOf(round: ShadowingRound, result: ShadowingResult): string[] {
  const said = (count: number): string => sayNumber(count, "en-GB");
  const people = round.people.length;
  const placed = people - Object.keys(result.unplaced).length;
  const share = result.upperBound === 0 ? 100 : (100 * result.value) / result.upperBound;
  return [
    words.placed(said(placed), said(people), said(result.placements.length)),
    words.first(said(firstWishes(round, result))),
    words.value(said(result.value), said(result.upperBound), (Math.floor(share * 100) / 100).toFixed(2)),
  ];
}
