import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { MongoClient, type ClientSession, type Db } from "mongodb";
import { describe, expect, test, vi } from "vitest";
import { keyBytes } from "#models/database/embedded/bson/key.ts";
import { Index } from "#models/database/embedded/index/definition.ts";
import { Pace } from "#models/database/embedded/reading/pace.ts";
import { Sessions } from "#models/database/embedded/sessions.ts";
import { Store } from "#models/database/embedded/store/store.ts";
import { verifyCollection } from "#models/database/embedded/store/verify.ts";
import { prepareUpdated } from "#models/database/embedded/writing/document.ts";
import { testStore } from "./store.ts";

const { client, db, uri } = await testStore({ client: { maxPoolSize: 50 } });

interface Account {
  _id: number;
  amount: number;
  version?: number;
}

let n = 0;
const fresh = () => db.collection<Account>(`accounts${++n}`);

/** Of a client of its own: nobody else has given numbers in it. */
async function withNumbers(work: (session: ClientSession, database: Db) => Promise<void>) {
  const other = new MongoClient(uri);
  await other.withSession((session) => work(session, other.db("test")));
  await other.close();
}

const inTransaction = <T>(work: (session: ClientSession) => Promise<T>) =>
  client.withSession((session) => session.withTransaction(() => work(session)));

describe("a transaction", () => {
  test("shows to others all or nothing, and to itself what it does", async () => {
    const accounts = fresh();
    await accounts.createIndex({ amount: 1 });
    await accounts.insertOne({ _id: 1, amount: 10 });
    await inTransaction(async (session) => {
      await accounts.updateOne({ _id: 1 }, { $inc: { amount: 5 } }, { session });
      await accounts.insertOne({ _id: 2, amount: 20 }, { session });
      expect(
        await accounts
          .find({ amount: { $gt: 10 } }, { session })
          .sort({ amount: -1 })
          .toArray(),
      ).toEqual([
        { _id: 2, amount: 20 },
        { _id: 1, amount: 15 },
      ]);
      expect(await accounts.find().toArray()).toEqual([{ _id: 1, amount: 10 }]);
      await accounts.deleteOne({ _id: 2 }, { session });
      expect(await accounts.countDocuments({}, { session })).toBe(1);
    });
    expect(await accounts.find().toArray()).toEqual([{ _id: 1, amount: 15 }]);
    expect(await accounts.find({ amount: 15 }).toArray()).toHaveLength(1);
  });

  test("finds by `_id` what it has changed, deleted, put in another's place, and what a cursor began with", async () => {
    const accounts = fresh();
    await accounts.insertMany([0, 1, 2, 3, 4].map((_id) => ({ _id, amount: _id })));
    await inTransaction(async (session) => {
      const cursor = accounts.find({ _id: { $in: [0, 1, 2, 3] } }, { session, batchSize: 1 });
      expect(await cursor.next()).toEqual({ _id: 0, amount: 0 });
      await accounts.updateOne({ _id: 1 }, { $set: { amount: 10 } }, { session });
      await accounts.deleteMany({ _id: { $in: [2, 3] } }, { session });
      await accounts.insertOne({ _id: 3, amount: 30 }, { session });
      await accounts.insertOne({ _id: 9, amount: 90 }, { session });
      await accounts.deleteOne({ _id: 9 }, { session });
      const byId = { _id: { $in: [0, 1, 2, 3, 9] } };
      const found = await accounts.find(byId, { session }).sort({ _id: 1 }).toArray();
      expect(found).toEqual([
        { _id: 0, amount: 0 },
        { _id: 1, amount: 10 },
        { _id: 3, amount: 30 },
      ]);
      expect(await accounts.findOne({ _id: 2 }, { session })).toBeNull();
      expect(await cursor.toArray()).toEqual([
        { _id: 1, amount: 1 },
        { _id: 2, amount: 2 },
        { _id: 3, amount: 3 },
      ]);
    });
    expect((await accounts.find().sort({ _id: 1 }).toArray()).map(({ amount }) => amount)).toEqual([0, 10, 30, 4]);
  });

  test("that is aborted leaves nothing, a collection that it made neither", async () => {
    const accounts = fresh();
    const session = client.startSession();
    session.startTransaction();
    await accounts.insertOne({ _id: 1, amount: 1 }, { session });
    expect(await accounts.find({}, { session }).toArray()).toHaveLength(1);
    await session.abortTransaction();
    await session.endSession();
    expect(await db.listCollections({ name: accounts.collectionName }).toArray()).toEqual([]);
  });

  test("reads one state from beginning to end", async () => {
    const accounts = fresh();
    await accounts.insertMany([
      { _id: 1, amount: 1 },
      { _id: 2, amount: 2 },
    ]);
    await inTransaction(async (session) => {
      expect(await accounts.countDocuments({}, { session })).toBe(2);
      await accounts.insertOne({ _id: 3, amount: 3 });
      await accounts.updateOne({ _id: 1 }, { $set: { amount: 100 } });
      await accounts.updateOne({ _id: 2 }, { $set: { amount: 7 } }, { session });
      expect(await accounts.find({}, { session }).toArray()).toEqual([
        { _id: 1, amount: 1 },
        { _id: 2, amount: 7 },
      ]);
    });
    expect(await accounts.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, amount: 100 },
      { _id: 2, amount: 7 },
      { _id: 3, amount: 3 },
    ]);
  });

  test("ends with its first error", async () => {
    const accounts = fresh();
    await accounts.insertOne({ _id: 1, amount: 1 });
    const session = client.startSession();
    session.startTransaction();
    await accounts.insertOne({ _id: 2, amount: 2 }, { session });
    const error = await accounts.insertOne({ _id: 1, amount: 1 }, { session }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 11000 });
    const next = await accounts.insertOne({ _id: 3, amount: 1 }, { session }).catch((thrown: unknown) => thrown);
    expect(next).toMatchObject({ code: 251 });
    await session.endSession();
    expect(await accounts.countDocuments()).toBe(1);
  });

  test("is told at once that a unique value is taken, in the file or by itself", async () => {
    const accounts = fresh();
    await accounts.createIndex({ amount: 1 }, { unique: true });
    await accounts.insertOne({ _id: 1, amount: 1 });
    for (const amount of [1, 2]) {
      const session = client.startSession();
      session.startTransaction();
      await accounts.insertOne({ _id: 2, amount: 2 }, { session });
      const error = await accounts.insertOne({ _id: 3, amount }, { session }).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 11000, keyPattern: { amount: 1 }, keyValue: { amount } });
      await session.endSession();
    }
  });

  test("may let unique values change places", async () => {
    const accounts = fresh();
    await accounts.createIndex({ amount: 1 }, { unique: true });
    await accounts.insertMany([
      { _id: 1, amount: 1 },
      { _id: 2, amount: 2 },
    ]);
    await inTransaction(async (session) => {
      await accounts.updateOne({ _id: 1 }, { $set: { amount: 0 } }, { session });
      await accounts.updateOne({ _id: 2 }, { $set: { amount: 1 } }, { session });
      await accounts.updateOne({ _id: 1 }, { $set: { amount: 2 } }, { session });
      const taken = accounts.updateOne({ _id: 1 }, { $set: { amount: 2 } }, { session });
      expect(await taken).toMatchObject({ matchedCount: 1 });
    });
    expect(await accounts.find().toArray()).toEqual([
      { _id: 1, amount: 2 },
      { _id: 2, amount: 1 },
    ]);
  });
});

describe("beside others", () => {
  test("a plain write on the same document does not wait; it wins", async () => {
    const accounts = fresh();
    await accounts.insertOne({ _id: 1, amount: 1 });
    const session = client.startSession();
    session.startTransaction();
    await accounts.updateOne({ _id: 1 }, { $inc: { amount: 1 } }, { session });
    const start = performance.now();
    await accounts.updateOne({ _id: 1 }, { $inc: { amount: 100 } });
    expect(performance.now() - start).toBeLessThan(2_000);
    const error = await session.commitTransaction().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 112 });
    expect((error as { hasErrorLabel(label: string): boolean }).hasErrorLabel("TransientTransactionError")).toBe(true);
    // What the transaction has only read so far, it may no longer write: it hears so at once.
    session.startTransaction();
    await accounts.findOne({ _id: 1 }, { session });
    await accounts.updateOne({ _id: 1 }, { $inc: { amount: 100 } });
    const late = accounts.updateOne({ _id: 1 }, { $inc: { amount: 1 } }, { session });
    expect(await late.catch((thrown: unknown) => thrown)).toMatchObject({ code: 112 });
    await session.abortTransaction();
    await session.endSession();
    expect(await accounts.findOne()).toEqual({ _id: 1, amount: 201 });
  });

  test("of two transactions on a document, the second has to begin anew", async () => {
    const accounts = fresh();
    await accounts.createIndex({ amount: 1 }, { unique: true });
    await accounts.insertOne({ _id: 1, amount: 1 });
    const [first, second] = [client.startSession(), client.startSession()];
    first.startTransaction();
    second.startTransaction();
    await accounts.updateOne({ _id: 1 }, { $inc: { amount: 1 } }, { session: first });
    const late = accounts.updateOne({ _id: 1 }, { $inc: { amount: 1 } }, { session: second });
    expect(await late.catch((thrown: unknown) => thrown)).toMatchObject({ code: 112 });
    await second.abortTransaction();
    second.startTransaction();
    await accounts.insertOne({ _id: 2, amount: 9 }, { session: first });
    const same = accounts.insertOne({ _id: 3, amount: 9 }, { session: second });
    expect(await same.catch((thrown: unknown) => thrown)).toMatchObject({ code: 112 });
    await first.commitTransaction();
    await Promise.all([first.endSession(), second.endSession()]);
    expect(await accounts.countDocuments()).toBe(2);
  });

  test.each([false, true])("a collection that went away meanwhile (made anew: %j)", async (isMadeAnew) => {
    const accounts = fresh();
    await accounts.insertOne({ _id: 1, amount: 1 });
    const session = client.startSession();
    session.startTransaction();
    await accounts.updateOne({ _id: 1 }, { $inc: { amount: 1 } }, { session });
    await accounts.drop();
    if (isMadeAnew) await accounts.insertOne({ _id: 1, amount: 7 });
    const error = await session.commitTransaction().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 246, errorLabels: ["TransientTransactionError"] });
    await session.endSession();
    expect(await accounts.find().toArray()).toEqual(isMadeAnew ? [{ _id: 1, amount: 7 }] : []);
  });

  test("of two that insert the same `_id` or the same unique value, the second has to begin anew, at once", async () => {
    const accounts = fresh();
    await accounts.createIndex({ amount: 1 }, { unique: true });
    await client.withSession((one) =>
      client.withSession(async (two) => {
        for (const account of [
          { _id: 1, amount: 2 },
          { _id: 2, amount: 1 },
        ]) {
          one.startTransaction();
          two.startTransaction();
          await accounts.insertOne({ _id: 1, amount: 1 }, { session: one });
          await expect(accounts.insertOne(account, { session: two })).rejects.toMatchObject({ code: 112 });
          await one.abortTransaction();
          await two.abortTransaction();
        }
      }),
    );
    expect(await accounts.countDocuments()).toBe(0);
  });

  test("a collection that somebody else made meanwhile", async () => {
    const accounts = fresh();
    const session = client.startSession();
    session.startTransaction();
    await accounts.insertOne({ _id: 1, amount: 1 }, { session });
    await accounts.insertOne({ _id: 2, amount: 2 });
    const error = await session.commitTransaction().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 112, errorLabels: ["TransientTransactionError"] });
    await session.endSession();
    expect(await accounts.find().toArray()).toEqual([{ _id: 2, amount: 2 }]);
  });

  test.each(["_id", "amount"] as const)("a unique %s that another commit took meanwhile", async (key) => {
    const accounts = fresh();
    await accounts.createIndex({ amount: 1 }, { unique: true });
    const session = client.startSession();
    session.startTransaction();
    await accounts.insertOne({ _id: 1, amount: 1 }, { session });
    const taken = { _id: 2, amount: 2, [key]: 1 };
    await accounts.insertOne(taken);
    const error = await session.commitTransaction().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 112, errorLabels: ["TransientTransactionError"] });
    await session.endSession();
    expect(await accounts.find().toArray()).toEqual([taken]);
  });

  test("nothing is lost of what transactions read and write back", async () => {
    const accounts = fresh();
    await accounts.insertOne({ _id: 1, amount: 0 });
    await Promise.all(
      Array.from({ length: 10 }, () =>
        inTransaction(async (session) => {
          const found = await accounts.findOne({ _id: 1 }, { session });
          await accounts.updateOne({ _id: 1 }, { $set: { amount: found!.amount + 1 } }, { session });
        }),
      ),
    );
    expect((await accounts.findOne())!.amount).toBe(10);
  });

  test("money is neither made nor lost, and no audit sees a half transfer", async () => {
    const accounts = fresh();
    const count = 40;
    await accounts.createIndex({ amount: 1 });
    await accounts.insertMany(Array.from({ length: count }, (_, _id) => ({ _id, amount: 100 })));
    let isOver = false;
    let audits = 0;
    const transfer = (from: number, to: number) =>
      inTransaction(async (session) => {
        const source = await accounts.findOne({ _id: from }, { session });
        const amount = Math.min(source!.amount, 7);
        await accounts.updateOne({ _id: from }, { $inc: { amount: -amount } }, { session });
        await accounts.updateOne({ _id: to }, { $inc: { amount } }, { session });
      });
    const audit = async () => {
      while (!isOver) {
        await inTransaction(async (session) => {
          const half = await accounts.find({ amount: { $lt: 100 } }, { session }).toArray();
          const others = await accounts.find({ amount: { $gte: 100 } }, { session }).toArray();
          expect([...half, ...others].reduce((sum, { amount }) => sum + amount, 0)).toBe(count * 100);
          audits++;
        });
      }
    };
    const plain = async () => {
      for (let i = 0; !isOver; i++) await accounts.updateOne({ _id: i % count }, { $inc: { version: 1 } });
    };
    const beside = Promise.all([audit(), audit(), plain()]);
    await Promise.all(
      Array.from({ length: 8 }, async (_, worker) => {
        for (let i = 0; i < 12; i++) await transfer((worker * 5 + i) % count, (worker * 3 + i * 7 + 1) % count);
      }),
    );
    isOver = true;
    await beside;
    const all = await accounts.find().toArray();
    expect(all.reduce((sum, { amount }) => sum + amount, 0)).toBe(count * 100);
    expect(await accounts.countDocuments({ amount: { $gte: 0 } })).toBe(count);
    expect(audits).toBeGreaterThan(2);
  });
});

describe("bounds", () => {
  test("ends with a command that it cannot take, and lets go of its rows", async () => {
    const accounts = fresh();
    await accounts.insertOne({ _id: 1, amount: 1 });
    for (const refused of [{ count: accounts.collectionName }, { find: accounts.collectionName, filter: { $no: 1 } }]) {
      const session = client.startSession();
      session.startTransaction();
      await accounts.updateOne({ _id: 1 }, { $set: { amount: 2 } }, { session });
      await expect(db.command(refused, { session })).rejects.toThrow(/./);
      await expect(accounts.findOne({ _id: 1 }, { session })).rejects.toMatchObject({ code: 251 });
      // Nobody has to wait for the row, and nothing of it is left.
      await inTransaction((other) => accounts.updateOne({ _id: 1 }, { $inc: { amount: 10 } }, { session: other }));
      await session.endSession();
    }
    expect(await accounts.findOne({ _id: 1 })).toEqual({ _id: 1, amount: 21 });
  });

  test("goes on with no cursor that was opened outside of it", async () => {
    const accounts = fresh();
    await accounts.insertMany([{ _id: 1, amount: 1 }, { _id: 2, amount: 2 }]); // prettier-ignore
    const session = client.startSession();
    const collection = accounts.collectionName;
    const { cursor } = await db.command({ find: collection, batchSize: 1 }, { session });
    const more = { getMore: cursor.id, collection };
    session.startTransaction();
    await expect(db.command(more, { session })).rejects.toMatchObject({ code: 50740 });
    await session.abortTransaction();
    expect((await db.command(more, { session })).cursor.nextBatch).toEqual([{ _id: 2, amount: 2 }]);
    await session.endSession();
  });

  test("a transaction writes 16 MB at most", async () => {
    const accounts = fresh();
    const run = inTransaction(async (session) => {
      for (let _id = 0; _id < 4; _id++)
        await accounts.insertOne({ _id, amount: 1, note: "x".repeat(5_000_000) } as never, { session });
    });
    expect(await run.catch((thrown: unknown) => thrown)).toMatchObject({ code: 257 });
    expect(await accounts.countDocuments()).toBe(0);
  });

  test("a transaction has at most 5,000 changes", async () => {
    const accounts = fresh();
    await accounts.createIndex({ amount: 1 });
    const run = inTransaction((session) =>
      accounts.insertMany(
        Array.from({ length: 5_001 }, (_, _id) => ({ _id, amount: _id })),
        { session },
      ),
    );
    expect(await run.catch((thrown: unknown) => thrown)).toMatchObject({ code: 257 });
    expect(await accounts.countDocuments()).toBe(0);
  });

  test.each([
    { drop: "accounts1" },
    { count: "accounts1" },
    { listCollections: 1 },
    { aggregate: "accounts1", pipeline: [{ $out: "others" }], cursor: {} },
    { aggregate: "accounts1", pipeline: [{ $merge: "others" }], cursor: {} },
  ])("%j is no part of one", async (command) => {
    const session = client.startSession();
    session.startTransaction();
    const error = await db.command(command, { session }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 263 });
    await session.endSession();
  });

  test.each(["admin", "config", "local"])("the database %s is no part of one", async (database) => {
    const session = client.startSession();
    session.startTransaction();
    const found = client.db(database).collection("things").findOne({}, { session });
    await expect(found).rejects.toMatchObject({ code: 263 });
    await session.endSession();
  });

  test("a session that nobody has used for half an hour is forgotten, with its transaction", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "forgotten-"));
    const store = new Store(folder);
    const sessions = new Sessions(store.transactions);
    try {
      vi.useFakeTimers({ toFake: ["Date"], now: 0 });
      sessions.get("aa").transaction = await store.transactions.begin(1n);
      vi.setSystemTime(20 * 60_000);
      sessions.get("bb");
      sessions.sweep();
      expect([...sessions.list()]).toHaveLength(2);
      vi.setSystemTime(31 * 60_000);
      sessions.sweep();
      expect([...sessions.list()].map(({ lastUse }) => lastUse)).toEqual([new Date(20 * 60_000)]);
      expect(store.transactions.count).toBe(0);
    } finally {
      vi.useRealTimers();
    }
    store.close();
    await rm(folder, { recursive: true });
  });

  test("a transaction whose client has gone silent ends after a minute and lets go of its rows", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "silent-"));
    const store = new Store(folder);
    const target = store.target();
    const { doc, bytes } = prepareUpdated({ _id: 1, amount: 1 });
    target.insert(target.ensure("test.accounts"), doc, bytes);
    await target.settle();
    const [silent, other] = [await store.transactions.begin(1n), await store.transactions.begin(2n)];
    const accounts = silent.collection("test.accounts")!;
    silent.remove(accounts, [1, bytes]);
    expect(() => other.remove(accounts, [1, bytes])).toThrow(/WriteConflict/);
    store.transactions.sweep();
    expect(silent.state).toBe("open");
    store.transactions.sweep(Date.now() + 61_000);
    expect([silent.state, store.transactions.count]).toEqual(["aborted", 0]);
    const next = await store.transactions.begin(3n);
    next.remove(accounts, [1, bytes]);
    await store.transactions.commit(next);
    expect(store.read().row(accounts, 1)).toBeUndefined();
    store.close();
    await rm(folder, { recursive: true });
  });

  test("who asks for one document by `_id` is not shown everything that the transaction has written", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "by-id-"));
    const store = new Store(folder);
    const transaction = await store.transactions.begin(1n);
    const accounts = transaction.ensure("test.accounts");
    for (let _id = 0; _id < 100; _id++) {
      const { doc, bytes } = prepareUpdated({ _id, amount: _id });
      transaction.insert(accounts, doc, bytes);
    }
    const scan = { kind: "ids" as const, keys: [keyBytes(70, false)] };
    expect([...transaction.rows(accounts, scan)]).toHaveLength(1);
    store.close();
    await rm(folder, { recursive: true });
  });

  test("what is met first in a change that is begun anew, an array in an index, is kept in the file", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "anew-"));
    const store = new Store(folder);
    const target = store.target();
    const stored = [0, 1, 2].map((id) => prepareUpdated({ _id: id, amount: id }));
    const accounts = target.ensure("test.accounts");
    const made = (key: string, isUnique: boolean) =>
      new Index({
        id: store.catalogue.nextId(),
        spec: { key: { [key]: 1 }, name: key, ...(isUnique && { unique: true }) },
        multikey: [],
        isBuilding: false,
      });
    await target.createIndexes(accounts, [made("amount", true), made("tags", false)], new Pace());
    for (const { doc, bytes } of stored) target.insert(accounts, doc, bytes);
    await target.settle();
    const transaction = await store.transactions.begin(1n);
    const change = (id: number, after: object): void => {
      const { doc, bytes } = stored[id]!;
      const next = (stored[id] = prepareUpdated({ _id: id, ...after }));
      transaction.replace(accounts, [id + 1, bytes], doc, next.doc, next.bytes);
    };
    change(0, { amount: 0, tags: [1, 9] });
    // Two that change places cannot be written one after the other.
    change(1, { amount: 9 });
    change(2, { amount: 1 });
    change(1, { amount: 2 });
    await store.transactions.commit(transaction);
    store.close();
    const again = new Store(folder);
    const { indexes } = again.catalogue.get("test.accounts")!;
    expect(indexes.map(({ name, multikey }) => [name, multikey])).toEqual([
      ["amount", [false]],
      ["tags", [true]],
    ]);
    // A file from before this was so is found by a verification.
    indexes[1]!.multikey[0] = false;
    const { errors } = await verifyCollection(again.writer, again.catalogue.get("test.accounts")!, new Pace());
    expect(errors).toEqual(["the index tags does not say that it holds arrays: drop it and make it again"]);
    again.close();
    await rm(folder, { recursive: true });
  });

  test("a write that comes twice with one number is done once", async () => {
    const accounts = fresh();
    await accounts.insertOne({ _id: 1, amount: 1 });
    const command = {
      update: accounts.collectionName,
      updates: [{ q: { _id: 1 }, u: { $inc: { amount: 1 } } }],
      txnNumber: 77n,
    };
    await withNumbers(async (session, other) => {
      const answers = [await other.command(command, { session }), await other.command(command, { session })];
      expect(answers.map(({ n: changed, nModified }) => [changed, nModified])).toEqual([
        [1, 1],
        [1, 1],
      ]);
      expect((await accounts.findOne())!.amount).toBe(2);
      const old = await other.command({ ...command, txnNumber: 5n }, { session }).catch((thrown: unknown) => thrown);
      expect(old).toMatchObject({ code: 225 });
    });
  });

  test("a write that comes again while it is under way is done once; both get its answer", async () => {
    const accounts = fresh();
    const count = 20_000;
    await accounts.insertMany(Array.from({ length: count }, (_, _id) => ({ _id, amount: _id })));
    const command = {
      update: accounts.collectionName,
      // Found at the end of a long search, in which others have their turn.
      updates: [{ q: { amount: { $gte: count - 1 } }, u: { $inc: { amount: 1 } } }],
      txnNumber: 1n,
    };
    await withNumbers(async (session, other) => {
      const again = () => other.command(command, { session });
      const answers = await Promise.all([again(), again(), again()]);
      expect(answers.map(({ n: changed, nModified }) => [changed, nModified])).toEqual(Array(3).fill([1, 1]));
    });
    expect((await accounts.findOne({ _id: count - 1 }))!.amount).toBe(count);
  });

  test("a number belongs to one command; what changes many documents has none", async () => {
    const accounts = fresh();
    await withNumbers(async (session, other) => {
      const { collectionName } = accounts;
      const run = (command: object, txnNumber: bigint) => other.command({ ...command, txnNumber }, { session });
      await run({ insert: collectionName, documents: [{ _id: 1, amount: 1 }] }, 1n);
      const change = { $inc: { amount: 1 } };
      const update = { update: collectionName, updates: [{ q: {}, u: change }] };
      await expect(run(update, 1n)).rejects.toMatchObject({ code: 40638 });
      const findAndModify = { findAndModify: collectionName, query: {}, update: change };
      await expect(run(findAndModify, 1n)).rejects.toMatchObject({ code: 40606 });
      const updateMany = { update: collectionName, updates: [{ q: {}, u: change, multi: true }] };
      expect((await run(updateMany, 2n)).writeErrors).toMatchObject([{ index: 0, code: 72 }]);
      const deleteMany = { delete: collectionName, deletes: [{ q: {}, limit: 0 }] };
      expect((await run(deleteMany, 3n)).writeErrors).toMatchObject([{ index: 0, code: 72 }]);
      const nsInfo = [{ ns: accounts.namespace }];
      for (const [n, op] of [
        { update: 0, filter: {}, updateMods: change, multi: true },
        { delete: 0, filter: {}, multi: true },
      ].entries()) {
        const bulk = { bulkWrite: 1, ops: [op], nsInfo, txnNumber: BigInt(4 + n) };
        const answer = await other.admin().command(bulk, { session });
        expect(answer["cursor"].firstBatch).toMatchObject([{ ok: 0, idx: 0, code: 72 }]);
      }
    });
    expect(await accounts.find().toArray()).toEqual([{ _id: 1, amount: 1 }]);
  });
});
