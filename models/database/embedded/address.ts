import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where a server is to listen. */
export interface Address {
  at: { path: string } | { host: string; port: number };
  /** A folder made for the socket. */
  directory?: string;
}

// The kernel keeps paths of sockets in 108 bytes.
const longestPath = 100;

/** A port of this machine, or a socket in the folder; in a folder of its own elsewhere where the path gets too long. */
export function chooseAddress(folder: string, port?: number): Address {
  if (port !== undefined) return { at: { host: "127.0.0.1", port } };
  const path = join(folder, "data.sock");
  if (Buffer.byteLength(path) <= longestPath) {
    // Left by a process that died: whoever chooses an address holds the folder.
    rmSync(path, { force: true });
    return { at: { path } };
  }
  const directory = mkdtempSync(join(tmpdir(), "data-"));
  return { at: { path: join(directory, "data.sock") }, directory };
}

/** The URI for the official drivers. */
export function uriOf(host: string): string {
  return `mongodb://${host.startsWith("/") ? encodeURIComponent(host) : host}/?directConnection=true`;
}

const note = (folder: string) => join(folder, "address");

/** Leaves the URI in the folder for others who want to join. */
export function writeAddress(folder: string, uri: string): void {
  writeFileSync(note(folder), `${uri}\n`, { mode: 0o600 });
}

export function readAddress(folder: string): string | undefined {
  try {
    return readFileSync(note(folder), "utf8").trim();
  } catch {
    return undefined;
  }
}

export function removeAddress(folder: string, { at, directory }: Address): void {
  rmSync(note(folder), { force: true });
  if ("path" in at) rmSync(at.path, { force: true });
  if (directory) rmSync(directory, { recursive: true, force: true });
}
