import { MongoClient } from "mongodb";
import type { Acknowledged } from "./log.ts";

interface Thing {
  _id: number;
  key?: string;
  text?: string;
  n?: number;
}

/** What is wrong with a store, beside what it has acknowledged: nothing, in a good one. */
export async function compare(
  uri: string,
  { inserts, pairs, counted, tried, errors }: Acknowledged,
): Promise<string[]> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5_000 });
  const wrong = [...errors];
  try {
    const db = client.db("crash");
    const all = (name: string) => db.collection<Thing>(name).find().hint({ $natural: 1 }).toArray();
    const [things, left, right] = await Promise.all(["things", "left", "right"].map(all));
    const known = new Set(things!.map(({ _id }) => _id));
    for (const id of inserts) if (!known.has(id)) wrong.push(`the acknowledged insert ${id} is lost`);
    const whole = (id: number): string => `${id} `.repeat(1 + (id % 400));
    for (const { _id, text } of [...things!, ...left!, ...right!])
      if (text !== whole(_id)) wrong.push(`the document ${_id} is torn`);
    if (new Set(things!.map(({ key }) => key)).size < things!.length) wrong.push("a unique key is there twice");
    const [one, other] = [left!, right!].map((list) => new Set(list.map(({ _id }) => _id)));
    for (const id of new Set([...one!, ...other!]))
      if (one!.has(id) !== other!.has(id)) wrong.push(`the transaction ${id} is half`);
    for (const id of pairs) if (!one!.has(id)) wrong.push(`the acknowledged transaction ${id} is lost`);
    const n = (await db.collection<Thing>("counters").findOne({ _id: 1 }))?.n ?? 0;
    if (n < counted || n > tried) wrong.push(`the counter is ${n}: ${counted} acknowledged, ${tried} asked for`);
    for (const { name } of await db.listCollections().toArray()) {
      const { valid, errors: found } = await db.command({ validate: name });
      if (!valid) wrong.push(...(found as string[]).map((error) => `${name}: ${error}`));
    }
  } finally {
    await client.close(true);
  }
  return wrong;
}
