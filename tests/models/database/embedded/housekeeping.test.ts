import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { Housekeeping } from "#models/database/embedded/housekeeping.ts";
import { Cursor } from "#models/database/embedded/reading/cursor.ts";
import { Sessions } from "#models/database/embedded/sessions.ts";
import { Store } from "#models/database/embedded/store/store.ts";

/** What a store does by itself as time goes by; the clock is the test's. */
afterEach(() => void vi.useRealTimers());
const minutes = (count: number) => vi.advanceTimersByTime(count * 60_000);

test("cursors that nobody asks for more are closed, and sessions are forgotten", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "housekeeping-"));
  const store = new Store(folder);
  vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"] });
  const sessions = new Sessions(store.transactions);
  const keeper = new Housekeeping(store, sessions, { expiryMilliseconds: 1e9, report: () => {} });
  const open = (session?: string, isLasting = false): bigint => {
    const cursor = new Cursor("test.things", [Buffer.alloc(5)], session);
    cursor.isLasting = isLasting;
    return store.cursors.add(cursor);
  };
  sessions.get("aa");
  const [plain, lasting] = [open("aa"), open("aa", true)];
  minutes(9);
  expect(store.cursors.count).toBe(2);
  minutes(2);
  expect(() => store.cursors.get(plain, "test.things")).toThrow(expect.objectContaining({ code: 43 }));
  expect(store.cursors.get(lasting, "test.things").isOpen).toBe(true);
  // `noCursorTimeout` keeps it as long as its session is known.
  minutes(15);
  sessions.get("aa");
  minutes(25);
  expect(store.cursors.count).toBe(1);
  minutes(10);
  expect([store.cursors.count, [...sessions.list()]]).toEqual([0, []]);
  await keeper.stop();
  store.close();
  await rm(folder, { recursive: true });
});

test("a cursor is of its collection and of its session alone", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "cursors-"));
  const store = new Store(folder);
  const id = store.cursors.add(new Cursor("test.things", []));
  expect(() => store.cursors.get(id, "test.others")).toThrow(expect.objectContaining({ code: 13 }));
  expect(store.cursors.get(id, "test.things")).toBeInstanceOf(Cursor);
  store.close();
  await rm(folder, { recursive: true });
});
