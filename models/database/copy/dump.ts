import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { DomainError } from "#models/errors.ts";
import { makeFolder } from "../make-folder.ts";
import { Digest, type Tally } from "./digest.ts";
import { readManifest, writeManifest } from "./manifest.ts";
import type { Source, SourceCollection } from "./source.ts";

const fileOf = (folder: string, name: string): string => path.join(folder, `${encodeURIComponent(name)}.bson`);

/** Writes a source into a folder: a file a collection, its documents one behind the other, as `mongodump` writes them. */
export async function dump(source: Source, folder: string, takenAt: Date): Promise<Record<string, Tally>> {
  makeFolder(folder);
  const tallies: Record<string, Tally> = {};
  for (const collection of source.collections) {
    const digest = new Digest();
    const file = await open(fileOf(folder, collection.name), "wx", 0o600);
    try {
      for await (const documents of collection.read()) {
        for (const document of documents) digest.add(document);
        await file.writev(documents);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    tallies[collection.name] = digest.tally();
  }
  const collections = source.collections.map(({ name, options, indexes }) => ({ name, options, indexes }));
  await writeManifest(folder, { kind: "dump", takenAt, tallies, collections });
  return tallies;
}

/** A dump, to be read again. */
export async function fromDump(folder: string): Promise<Source> {
  const { collections } = await readManifest(folder);
  const described = collections.map((one): SourceCollection => ({ ...one, read: () => read(folder, one.name) }));
  return { collections: described, close: () => Promise.resolve() };
}

const largest = 16 * 1024 * 1024 + 16 * 1024;

/** Cuts a file into its documents, each of which begins with its length. */
async function* read(folder: string, name: string): AsyncGenerator<Uint8Array[]> {
  const damaged = () => new DomainError("backup-damaged", { folder, what: path.basename(fileOf(folder, name)) });
  let rest: Buffer = Buffer.alloc(0);
  const stream = createReadStream(fileOf(folder, name), { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>;
  try {
    for await (const part of stream) {
      rest = rest.length > 0 ? Buffer.concat([rest, part]) : part;
      const documents: Uint8Array[] = [];
      let at = 0;
      for (; at + 4 <= rest.length; at += rest.readInt32LE(at)) {
        const length = rest.readInt32LE(at);
        if (length < 5 || length > largest) throw damaged();
        if (at + length > rest.length) break;
        documents.push(rest.subarray(at, at + length));
      }
      rest = rest.subarray(at);
      if (documents.length > 0) yield documents;
    }
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === "ENOENT" ? damaged() : error;
  }
  if (rest.length > 0) throw damaged();
}
