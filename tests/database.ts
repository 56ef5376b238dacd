import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach } from "vitest";
import { inDatabase } from "#app/server/store.ts";
import { connectDatabase, disconnectDatabase } from "#models/database/connection.ts";
import { openEmbedded } from "#models/database/embedded/open.ts";
import { emptyDatabase } from "#models/database/empty.ts";

/**
 * A database for one test file: an embedded store in a folder of its own, or a database of its own in the MongoDB of
 * MONGODB_URI. Connects mongoose, empties it before each test (unless `keep`), and leaves nothing behind.
 * Call it once at the top of the file: `await freshDatabase();`
 */
export async function freshDatabase({ keep = false }: { keep?: boolean } = {}): Promise<{ uri: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), "us-"));
  const given = process.env.MONGODB_URI;
  const embedded = given ? undefined : await openEmbedded({ folder });
  const uri = inDatabase(given ?? embedded!.uri, `test-${path.basename(folder)}`);
  await connectDatabase(uri);
  if (!keep) beforeEach(emptyDatabase);
  afterAll(async () => {
    const { connection } = await import("mongoose").then(({ default: mongoose }) => mongoose);
    if (given) await connection.dropDatabase();
    await disconnectDatabase();
    await embedded?.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return { uri };
}
