import { createHash } from "node:crypto";
import type { Source, SourceCollection } from "./source.ts";

/** How many documents a collection has, and a checksum of all of them, whatever their order. */
export interface Tally {
  documents: number;
  bytes: number;
  checksum: string;
}

const mask = 0xffff_ffff_ffff_ffffn;

/** Adds up documents: a sum over their hashes, since two databases may keep them in different orders. */
export class Digest {
  private documents = 0;
  private bytes = 0;
  private sum = 0n;

  add(document: Uint8Array): void {
    this.documents++;
    this.bytes += document.length;
    this.sum = (this.sum + createHash("sha256").update(document).digest().readBigUInt64LE(0)) & mask;
  }

  tally(): Tally {
    return { documents: this.documents, bytes: this.bytes, checksum: this.sum.toString(16).padStart(16, "0") };
  }
}

export async function tallyOf(collection: SourceCollection): Promise<Tally> {
  const digest = new Digest();
  for await (const documents of collection.read()) for (const document of documents) digest.add(document);
  return digest.tally();
}

/** What a whole source holds, by the collections' names. */
export async function talliesOf({ collections }: Source): Promise<Record<string, Tally>> {
  const tallies: Record<string, Tally> = {};
  for (const collection of collections) tallies[collection.name] = await tallyOf(collection);
  return tallies;
}

/** The names of collections that are not the same on both sides; one without documents may be missing. */
export function differences(wanted: Record<string, Tally>, found: Record<string, Tally>): string[] {
  const names = new Set([...Object.keys(wanted), ...Object.keys(found)]);
  const none = new Digest().tally();
  const said = (tallies: Record<string, Tally>, name: string) => JSON.stringify(tallies[name] ?? none);
  return [...names].filter((name) => said(wanted, name) !== said(found, name)).toSorted();
}
