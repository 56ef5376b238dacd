import { readFile } from "node:fs/promises";
import path from "node:path";
import { DomainError } from "#models/errors.ts";
import { SYSTEM } from "#models/people/actor.ts";
import { applyImport } from "#models/people/import-apply.ts";
import { findImport, type ImportView } from "#models/people/import-view.ts";
import { decideImport, dropImport, prepareImport, readImportAs } from "#models/people/import.ts";
import { en } from "#models/shared/texts/en/index.ts";
import { sayNumber } from "#models/shared/time.ts";
import { makeBar, type Terminal } from "./import-bar.ts";
import { Complaint, readOptions, UsageError, type ImportOptions } from "./import-options.ts";
import { partsDone, sayPreview } from "./import-preview.ts";

const words = en.imports.command;

/**
 * `npm run import -- people FILE`: shows what a staff list would do, asks, applies it with a bar. Answers the exit code:
 * 0 done or only looked at, 1 refused with a sentence, 2 called wrongly.
 */
export async function run(args: string[], terminal: Terminal, now: Date): Promise<number> {
  try {
    return await importPeople(readOptions(args), terminal, now);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.complain([error.message, words.usage].filter(Boolean).join("\n\n"));
      return 2;
    }
    if (error instanceof Complaint) terminal.complain(error.message);
    else if (error instanceof DomainError) terminal.complain(sentenceOf(error));
    else throw error;
    return 1;
  }
}

async function importPeople(options: ImportOptions, terminal: Terminal, now: Date): Promise<number> {
  const bytes = await readFile(options.file).catch((error: NodeJS.ErrnoException) => {
    throw new Complaint(words.noFile(options.file, error.code === "ENOENT" ? words.missing : error.message));
  });
  const id = await prepareImport(SYSTEM, bytes, path.basename(options.file), { complete: !options.partial }, now);
  try {
    await readAsTold(id, options);
    const list = await findImport(SYSTEM, id);
    terminal.say(sayPreview(list));
    if (!list.outline) throw new DomainError("columns-missing");
    if (list.outline.questions.some(({ answered }) => !answered)) throw new DomainError("import-unanswered");
    if (!(options.yes || (await terminal.ask(words.ask)) === words.yes)) {
      terminal.say(words.notApplied);
      await dropImport(SYSTEM, id);
      return 0;
    }
  } catch (error) {
    await dropImport(SYSTEM, id).catch(() => undefined);
    throw error;
  }
  const begun = performance.now();
  const bar = makeBar(terminal);
  await applyImport(SYSTEM, id, now, (progress) => bar.show(progress));
  bar.end();
  const list = await findImport(SYSTEM, id);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  terminal.say(list.failed.length > 0 ? `${en.importRun.applied.failed(list.failed.length, said(list.failed.length))} ${list.failed.join(", ")}` : ""); // prettier-ignore
  terminal.say(words.done(partsDone(list.outline!), seconds));
  return 0;
}

const sentenceOf = ({ code, facts }: DomainError): string =>
  (en.refusals as Record<string, (facts: DomainError["facts"]) => string>)[code]!(facts);

const said = (count: number): string => sayNumber(count, "en-GB");

/** Columns and leavers as the options say them, over what was guessed. */
async function readAsTold(id: string, options: ImportOptions): Promise<void> {
  const list = await findImport(SYSTEM, id);
  for (const header of Object.values(options.map))
    if (!list.headers.includes(header)) throw new Complaint(words.unknownColumn(header, list.headers.join(", ")));
  if (Object.keys(options.map).length > 0) {
    const given = new Set(Object.values(options.map));
    const kept = Object.entries(list.mapping).filter(([, header]) => !given.has(header));
    await readImportAs(SYSTEM, id, {
      mapping: { ...Object.fromEntries(kept), ...options.map },
      complete: !options.partial,
    });
  }
  if (options.left.length > 0)
    await decideImport(SYSTEM, id, { left: leaversOf(await findImport(SYSTEM, id), options), apart: [] });
}

function leaversOf({ outline }: ImportView, { left }: ImportOptions): string[] {
  const candidates = (outline?.questions ?? []).flatMap((question) => question.candidates);
  return left.map((number) => {
    const found = candidates.find(({ staffNumber }) => staffNumber === number);
    if (!found) throw new Complaint(words.unknownLeaver(number));
    return found.id;
  });
}
