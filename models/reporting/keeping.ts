import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { bytesOf } from "#models/people/import.ts";
import { addMinutes } from "#models/shared/time.ts";
import { KeptReport } from "./kept-report.document.ts";

/** What was kept stands for so long. */
const MINUTES = 10;

/** Those being made in this process: whoever asks meanwhile waits for the same one. */
const making = new Map<string, Promise<unknown>>();

/**
 * What `make` counts, or what was kept of exactly this key if it took long to count and is not older than ten minutes.
 * Plain JSON: instants come back as texts.
 * @param long what takes longer than so many milliseconds is kept
 * @param anew counts again and keeps that
 */
export async function keep<T>(
  key: string,
  make: () => Promise<T>,
  now: Date,
  { long, anew = false }: { long: number; anew?: boolean },
): Promise<T> {
  const found = anew ? null : await KeptReport.findOne({ _id: key, asOf: { $lte: now }, until: { $gt: now } }).lean();
  if (found) return JSON.parse(String(await promisify(gunzip)(bytesOf(found.packed)))) as T;
  const begun = making.get(key) as Promise<T> | undefined;
  if (begun) return begun;
  const made = count(key, make, now, long).finally(() => making.delete(key));
  making.set(key, made);
  return made;
}

async function count<T>(key: string, make: () => Promise<T>, now: Date, long: number): Promise<T> {
  const begun = performance.now();
  const made = await make();
  if (performance.now() - begun < long) return made;
  const packed = await promisify(gzip)(JSON.stringify(made));
  await KeptReport.updateOne(
    { _id: key },
    { $set: { asOf: now, until: addMinutes(now, MINUTES), packed } },
    { upsert: true },
  );
  return made;
}
