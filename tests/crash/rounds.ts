import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { MongoClient } from "mongodb";
import { compare } from "./compare.ts";
import { readLog, type Acknowledged } from "./log.ts";

export interface Seen {
  rounds: number;
  acknowledged: Acknowledged;
  wrong: string[];
  /** Milliseconds from the start of a killed store's process to its first answer. */
  starts: number[];
}

/**
 * Lets a process write into a store of another process, kills that one at some moment, looks with this one whether all
 * that was acknowledged is there, whole, and does it again.
 */
export async function crash(
  folder: string,
  rounds: number,
  onRound: (round: number, wrong: string[]) => void = () => undefined,
): Promise<Seen> {
  const log = path.join(folder, "acknowledged");
  const writer = child("writer.ts", [log]);
  const seen: Seen = { rounds: 0, acknowledged: readLog(log), wrong: [], starts: [] };
  try {
    for (let round = 0; round <= rounds && seen.wrong.length === 0; round++) {
      const began = performance.now();
      const store = child("store.ts", [path.join(folder, "data")]);
      try {
        const [uri] = (await once(store, "message")) as [string];
        if (round === 0) await prepare(uri);
        else seen.starts.push(performance.now() - began);
        seen.acknowledged = readLog(log);
        seen.wrong = await compare(uri, seen.acknowledged);
        onRound(round, seen.wrong);
        if (round === rounds) break;
        await load(writer, store, uri, (round * 37) % 160);
        seen.rounds++;
      } finally {
        store.kill("SIGKILL");
      }
    }
  } finally {
    writer.kill("SIGKILL");
  }
  return seen;
}

const child = (file: string, args: string[]): ChildProcess =>
  fork(new URL(file, import.meta.url), args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });

async function prepare(uri: string): Promise<void> {
  const client = new MongoClient(uri);
  const db = client.db("crash");
  await db.collection("things").createIndex({ key: 1 }, { unique: true });
  for (const name of ["left", "right"]) await db.createCollection(name);
  await client.close();
}

/** Kills the store so many milliseconds after enough has been acknowledged. */
async function load(writer: ChildProcess, store: ChildProcess, uri: string, later: number): Promise<void> {
  writer.send(uri);
  await once(writer, "message");
  await sleep(later);
  const gone = once(writer, "message");
  store.kill("SIGKILL");
  await once(store, "exit");
  await gone;
}
