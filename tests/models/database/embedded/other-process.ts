// Run by folder.test.ts as a process of its own: tries to open the store that its parent has open, then joins it.
import { MongoClient } from "mongodb";
import { joinEmbedded } from "#models/database/embedded/open.ts";
import { openBundled } from "../../../embedded.ts";

const folder = process.argv[2]!;
const error = await openBundled({ folder }).then(
  () => "opened",
  (thrown: Error) => thrown.message,
);
const joined = joinEmbedded(folder);
if (joined) {
  const client = new MongoClient(joined);
  await client.db("a").collection("from-child").insertOne({});
  await client.close();
}
process.send!({ error, joined });
process.disconnect();
