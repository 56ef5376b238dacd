import { readdirSync } from "node:fs";
import path from "node:path";
import { MongoClient } from "mongodb";
import { expect, test } from "vitest";
import { address, call, newFolder, start } from "./spawned.ts";

test("npm run test:spec says plainly that it left everything out where the folder is not there", async () => {
  const MONGODB_SPEC = newFolder("nowhere");
  const { code, said } = await call(["test:spec"], { MONGODB_SPEC });
  expect([code, said]).toEqual([0, `LEFT OUT: MongoDB's specification tests are not at ${MONGODB_SPEC}; MONGODB_SPEC names their folder.`]); // prettier-ignore
});

test("npm run test:mongodb runs test files against another database, each in a database of its own", async () => {
  const none = await call(["test:mongodb"]);
  expect([none.code, none.complained]).toEqual([1, expect.stringMatching(/^Please name a MongoDB replica set/)]);
  const folder = newFolder("other");
  const store = start(["database", "--", "--data", folder, "--port", "0"]);
  const MONGODB_URI = await address(store);
  const files = ["tests/models/people/clearance.test.ts", "tests/models/people/departments.test.ts"];
  const { code, said } = await call(["test:mongodb", "--", "--reporter=default", ...files], { MONGODB_URI });
  expect(said).toMatch(/Test Files .*2 passed/);
  expect(code).toBe(0);
  const client = new MongoClient(MONGODB_URI);
  const { databases } = await client.db("admin").admin().listDatabases();
  await client.close();
  expect(databases).toEqual([]);
  expect(readdirSync(path.join(folder, "database"))).toContain("data.db");
  store.child.kill("SIGTERM");
  expect(await store.ended).toBe(0);
});
