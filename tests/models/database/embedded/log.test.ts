import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, test, vi } from "vitest";
import { Int32, Long, UUID } from "#models/database/embedded/bson/values.ts";
import { answer } from "#models/database/embedded/commands/run.ts";
import { ServerError } from "#models/database/embedded/errors.ts";
import { Server } from "#models/database/embedded/server.ts";
import { encode } from "#models/database/embedded/bson/encode.ts";
import type { Sync } from "#models/database/embedded/store/log.ts";
import { Store } from "#models/database/embedded/store/store.ts";

/** When a write is acknowledged: the disk is in the test's hands here. */
const base = await mkdtemp(path.join(tmpdir(), "log-"));
afterAll(() => rm(base, { recursive: true, force: true }));

async function made(name: string) {
  await mkdir(path.join(base, name));
  const disk: Parameters<Sync>[1][] = [];
  const store = new Store(path.join(base, name), (_file, done) => disk.push(done));
  const write = async (id: number): Promise<string> => {
    const target = store.target();
    const doc = { _id: new Int32(id) };
    target.insert(target.ensure("test.things"), doc, encode(doc));
    return target.settle().then(
      () => "kept",
      ({ code }: { code: number }) => `error ${code}`,
    );
  };
  return { store, disk, write };
}
const count = (store: Store): number =>
  store.read().count(store.catalogue.get("test.things")!, { kind: "collection", isBackward: false })!;
const turns = async (): Promise<void> => {
  for (let n = 0; n < 5; n++) await new Promise((resolve) => setImmediate(resolve));
};

test("a write is answered when the disk has it, not before; those that come meanwhile go together", async () => {
  const { store, disk, write } = await made("order");
  const answers: string[] = [];
  const note = (name: string, work: Promise<string>) => void work.then((how) => answers.push(`${name} ${how}`));
  note("first", write(1));
  await turns();
  expect([disk.length, answers, count(store)]).toEqual([1, [], 1]);
  for (const id of [2, 3, 4]) {
    note(String(id), write(id));
    await turns();
  }
  // Who only looked, and saw what is not kept yet, can wait for it.
  note(
    "looked",
    store.commits.settled().then(() => "kept"),
  );
  expect([disk.length, answers]).toEqual([1, []]);
  disk[0]!(null);
  await turns();
  expect([disk.length, answers, count(store)]).toEqual([2, ["first kept"], 4]);
  disk[1]!(null);
  await turns();
  expect(answers.toSorted()).toEqual(["2 kept", "3 kept", "4 kept", "first kept", "looked kept"]);
  store.close();
});

test("a command that pauses makes one commit while nobody waits for it; not for long", async () => {
  const { store, disk, write } = await made("pausing");
  const target = store.target();
  const add = (id: number): void => {
    const doc = { _id: new Int32(id) };
    target.insert(target.ensure("test.things"), doc, encode(doc));
  };
  for (const id of [1, 2, 3]) {
    add(id);
    await turns();
  }
  expect(disk).toHaveLength(0);
  const other = write(4); // waits, and all that there is goes along
  await turns();
  expect([disk.length, count(store)]).toEqual([1, 4]);
  disk[0]!(null);
  expect(await other).toBe("kept");
  add(5);
  await pause(150);
  add(6);
  expect([disk.length, count(store)]).toEqual([2, 5]);
  const kept = target.settle();
  disk[1]!(null);
  await turns();
  disk[2]!(null);
  await kept;
  expect([disk.length, count(store)]).toEqual([3, 6]);
  store.close();
});

test("a collection takes another's place in one commit, however long it takes to clear the place", async () => {
  const { store, disk, write } = await made("place");
  void write(1);
  const target = store.target();
  const doc = { _id: new Int32(1) };
  target.insert(target.ensure("test.others"), doc, encode(doc));
  await turns();
  disk[0]!(null);
  await turns();
  let time = performance.now();
  const clock = vi.spyOn(performance, "now").mockImplementation(() => (time += 120));
  store.renameCollection("test.others", "test.things", true);
  clock.mockRestore();
  expect([store.commits.current !== undefined, disk.length]).toEqual([true, 1]);
  const kept = store.commits.settled();
  await turns();
  disk[1]!(null);
  await kept;
  expect([disk.length, count(store), store.catalogue.get("test.others")]).toEqual([2, 1, undefined]);
  store.close();
});

test("who asks for what a majority has is answered when the disk has it", async () => {
  const { store, disk, write } = await made("majority");
  const server = new Server(store, { report: (error) => expect.fail(String(error)) });
  const read = (level: string) => {
    const body = encode({ find: "things", readConcern: { level }, $db: "test" });
    const message = { id: 1, body, sequences: new Map(), isReplyWanted: true, isLegacy: false };
    return answer(server, { id: 1, address: "" }, message).then(({ batch }) => batch!.documents.length);
  };
  const writing = write(1);
  await turns();
  const answers: string[] = [];
  const asked = ["local", "majority", "linearizable"].map(async (level) => {
    expect(await read(level)).toBe(1);
    answers.push(level);
  });
  await turns();
  expect(answers).toEqual(["local"]);
  disk[0]!(null);
  await Promise.all([writing, ...asked]);
  expect(answers.toSorted()).toEqual(["linearizable", "local", "majority"]);
  store.close();
});

test("when the disk fails to keep it, nothing is acknowledged, nothing more is written, and reading goes on", async () => {
  const { store, disk, write } = await made("failing");
  const lost = write(1);
  await turns();
  const next = write(2);
  disk[0]!(new Error("EIO: i/o error, fdatasync"));
  expect(await Promise.all([lost, next])).toEqual(["error 96", "error 96"]);
  await expect(write(3)).rejects.toMatchObject({ code: 96, message: expect.stringMatching(/see to the disk/) });
  expect(count(store)).toBe(1);
  store.close();
});

test("what is on its way to the disk when the store is closed is kept", async () => {
  const { store, disk, write } = await made("closing");
  const writing = write(1);
  await turns();
  expect(disk).toHaveLength(1);
  store.close();
  expect(await writing).toBe("kept");
  disk[0]!(null);
  const again = new Store(path.join(base, "closing"));
  expect(count(again)).toBe(1);
  again.close();
});

test("the number beside the file is there before anything can be committed, and no start finds it empty", async () => {
  const { store, disk, write } = await made("numbered");
  const folder = path.join(base, "numbered");
  const writing = write(1);
  await turns();
  // The disk has not answered: a process that dies now leaves this.
  await cp(folder, path.join(base, "died"), { recursive: true });
  const again = new Store(path.join(base, "died"));
  expect([(await readFile(path.join(folder, "commits"))).length, count(again)]).toEqual([16, 1]);
  again.close();
  disk[0]!(null);
  expect(await writing).toBe("kept");
  store.close();
});

test("it is the disk's own word that is waited for", async () => {
  await mkdir(path.join(base, "disk"));
  const asked: (() => void)[] = [];
  const { fdatasync } = fs;
  const spy = vi
    .spyOn(fs, "fdatasync")
    .mockImplementation((file, done) => void asked.push(() => fdatasync(file, done)));
  syncBuiltinESMExports();
  const store = new Store(path.join(base, "disk"));
  const target = store.target();
  const doc = { _id: new Int32(1) };
  target.insert(target.ensure("test.things"), doc, encode(doc));
  let isKept = false;
  const kept = target.settle().then(() => (isKept = true));
  await turns();
  expect([asked.length, isKept]).toEqual([1, false]);
  asked[0]!();
  await kept;
  store.close();
  spy.mockRestore();
  syncBuiltinESMExports();
});

test("a write that was undone is done when it is sent again with the same number, and once", async () => {
  const { store, disk, write } = await made("again");
  const first = write(1);
  await turns();
  disk[0]!(null);
  await first;
  const server = new Server(store, { report: (error) => expect.fail(String(error)) });
  const body = encode({
    insert: "things",
    documents: [{ _id: new Int32(2) }],
    lsid: { id: new UUID() },
    txnNumber: Long.fromInt(1),
    $db: "test",
  });
  const send = async () => {
    const message = { id: 1, body, sequences: new Map(), isReplyWanted: true, isLegacy: false };
    return (await answer(server, { id: 1, address: "" }, message)).fields;
  };
  const undone = send();
  await Promise.resolve();
  expect(store.commits.current).toBeDefined();
  store.commits.undo(new ServerError(14031, "The disk is full"));
  expect([await undone, count(store)]).toMatchObject([{ ok: 0, code: 14031 }, 1]);
  const again = send();
  await turns();
  disk[1]!(null);
  expect([await again, await send(), count(store)]).toMatchObject([{ ok: 1, n: 1 }, { ok: 1, n: 1 }, 2]);
  store.close();
});

test("an error of SQLite undoes the commit, a collection that was made in it too; others are told, and it goes on", async () => {
  const { store, disk, write } = await made("undone");
  const first = write(1);
  await turns();
  disk[0]!(null);
  expect(await first).toBe("kept");
  const target = store.target();
  const doc = { _id: new Int32(1), list: [new Int32(1)] };
  target.insert(target.ensure("test.others"), doc, encode(doc));
  const told = target.settle().catch(({ code }: { code: number }) => code);
  const fails = () => store.change(() => store.writer.run("insert into progress select * from progress"));
  expect(fails).toThrow();
  expect([await told, store.commits.current, store.catalogue.get("test.others"), disk.length]).toEqual([
    1,
    undefined,
    undefined,
    1,
  ]);
  // Made in a commit that is still open: who reads it finds its table.
  target.ensure("test.others");
  expect(store.read().count(store.catalogue.get("test.others")!, { kind: "collection", isBackward: false })).toBe(0);
  disk[1]!(null);
  const second = write(2);
  await turns();
  disk[2]!(null);
  expect([await second, count(store)]).toEqual(["kept", 2]);
  store.close();
});
