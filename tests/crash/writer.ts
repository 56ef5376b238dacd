// A process of its own: writes into the store at each address it is told, and logs what was acknowledged to a file of its
// own before it goes on. It says when enough has been acknowledged, and when the store is gone.
import { openSync, writeSync } from "node:fs";
import { MongoClient } from "mongodb";

const log = openSync(process.argv[2]!, "a");
const note = (line: string): number => writeSync(log, `${line}\n`);
let next = 0;

process.on("message", (uri: string) => void load(uri));
process.on("disconnect", () => process.exit());

async function load(uri: string): Promise<void> {
  const client = new MongoClient(uri, {
    ...{ serverSelectionTimeoutMS: 2_000, retryWrites: false, writeConcern: { w: "majority" as const, journal: true } },
  });
  const db = client.db("crash");
  const [things, counters, left, right] = ["things", "counters", "left", "right"].map((name) =>
    db.collection<{ _id: number; key?: string; text?: string; n?: number }>(name),
  );
  const text = (id: number): string => `${id} `.repeat(1 + (id % 400));
  let isGone = false;
  let acknowledged = 0;
  const until = async (work: (id: number) => Promise<void>): Promise<void> => {
    while (!isGone)
      try {
        await work(++next);
        if (++acknowledged === 60) process.send!("enough");
      } catch (error) {
        if (/11000/.test(String(error))) note(`! ${String(error)}`);
        isGone ||= !(error as { code?: number }).code;
      }
  };
  const insert = (id: number) => async (): Promise<void> => {
    await things!.insertOne({ _id: id, key: `key ${id}`, text: text(id) });
    note(`insert ${id}`);
  };
  await Promise.all([
    ...Array.from({ length: 6 }, () => until((id) => insert(id)())),
    until(async () => {
      note("try");
      await counters!.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { upsert: true });
      note("count");
    }),
    ...Array.from({ length: 3 }, () =>
      until(async (id) => {
        await client.withSession(async (session) => {
          session.startTransaction({ writeConcern: { w: "majority", journal: true } });
          await left!.insertOne({ _id: id, text: text(id) }, { session });
          await right!.insertOne({ _id: id, text: text(id) }, { session });
          await session.commitTransaction();
        });
        note(`pair ${id}`);
      }),
    ),
    until(async (id) => {
      await things!.updateOne({ _id: id }, { $set: { key: `key ${id}`, text: text(id) } }, { upsert: true });
      note(`insert ${id}`);
    }),
  ]);
  await client.close(true).catch(() => undefined);
  process.send!("gone");
}
