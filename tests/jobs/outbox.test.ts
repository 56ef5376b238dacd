import PostalMime from "postal-mime";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deliverOutbox } from "#jobs/deliver-outbox.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { leave } from "#models/record/outbox.ts";
import { addMinutes } from "#models/shared/time.ts";
import { build, cast, noon, type Cast } from "../cast.ts";
import { counted } from "../builders/refusal.ts";
import { freshDatabase } from "../database.ts";
import { contextFor, letterTo } from "./context.ts";
import { facts, rowsOf } from "./letter-facts.ts";
import { mailServer, type MailServer } from "./smtp.ts";

await freshDatabase();
let people: Cast;
let server: MailServer;
beforeEach(async () => {
  people = await cast();
  server = await mailServer();
});
afterEach(() => server.stop());

const states = async (): Promise<Record<string, number>> =>
  counted((await Outbox.find().lean()).map((row) => row.state));
const mails = () => Promise.all(server.taken.map(({ raw }) => PostalMime.parse(raw)));
const in_ = (minutes: number) => () => addMinutes(noon, minutes);

describe("what is due", () => {
  test("goes out once each, to who has an address", async () => {
    await leave([letterTo(people.maren, "1"), letterTo(people.tomas, "2"), letterTo(people.aoife, "3")], noon);
    await leave([letterTo(people.linh, "4", { dueAt: addMinutes(noon, 60) })], noon);
    expect((await deliverOutbox(contextFor(server.url))).sent).toBe(2);
    expect((await deliverOutbox(contextFor(server.url))).sent).toBe(0);
    const got = server.taken.map(({ to }) => to[0]);
    expect(new Set(got)).toEqual(new Set([people.maren.email, people.tomas.email]));
    expect(await states()).toEqual({ sent: 2, "no-address": 1, queued: 1 });
    expect((await deliverOutbox(contextFor(server.url, { now: in_(60) }))).sent).toBe(1);
  });

  test("answers to the first mail about the same thing", async () => {
    await leave([letterTo(people.maren, "1")], noon);
    await leave([letterTo(people.maren, "1", { kind: "session-changed", version: 2 })], addMinutes(noon, 1));
    await leave([letterTo(people.maren, "2")], addMinutes(noon, 2));
    await deliverOutbox(contextFor(server.url, { now: in_(5) }));
    const [first, second, other] = await mails();
    expect(second!.inReplyTo).toBe(first!.messageId);
    expect([first!.inReplyTo, other!.inReplyTo]).toEqual([undefined, undefined]);
  });

  test("a sign-in link leaves nothing behind, and is not sent when it no longer works", async () => {
    const signIn = { kind: "sign-in" as const, facts: rowsOf("sign-in", facts())[0] as Record<string, unknown> };
    await leave([letterTo(people.maren, "1", signIn)], noon);
    await deliverOutbox(contextFor(server.url));
    expect((await mails())[0]!.text).toContain("sign-in/link?key=1");
    expect(JSON.stringify(await Outbox.find().lean())).not.toContain("key=1");
    await leave([letterTo(people.maren, "2", signIn)], noon);
    await deliverOutbox(contextFor(server.url, { now: in_(11) }));
    expect(await states()).toEqual({ sent: 1, failed: 1 });
    expect(JSON.stringify(await Outbox.find().lean())).not.toContain("key=1");
  });

  test("a host's digest is one mail for all its rows", async () => {
    const rows = rowsOf("host-digest", facts()) as Record<string, unknown>[];
    const digest = rows.map((row, at) => letterTo(people.maria, `${at}`, { kind: "host-digest", facts: row }));
    await leave(digest, noon);
    expect((await deliverOutbox(contextFor(server.url))).sent).toBe(1);
    expect((await mails())[0]!.subject).toBe("Your sessions: 4 changes");
    expect(await states()).toEqual({ sent: 4 });
  });

  test("one letter that cannot be written holds up nobody else", async () => {
    await leave([letterTo(people.maren, "1", { facts: {} }), letterTo(people.tomas, "2")], noon);
    expect((await deliverOutbox(contextFor(server.url))).sent).toBe(1);
    expect(await states()).toEqual({ sent: 1, queued: 1 });
  });
});

describe("order", () => {
  test("holds for each person, also past the first try", async () => {
    await server.stop();
    let tries = 0;
    server = await mailServer({
      onRcptTo({ address }, _session, done) {
        const first = address === people.maren.email && ++tries === 1;
        done(first ? Object.assign(new Error("later"), { responseCode: 451 }) : undefined);
      },
    });
    const three = [people.maren, people.tomas, people.linh];
    for (let at = 0; at < 5; at++)
      for (const person of three) await leave([letterTo(person, `${at}`)], addMinutes(noon, at - 10));
    await deliverOutbox(contextFor(server.url));
    expect(server.taken.some(({ to }) => to[0] === people.maren.email)).toBe(false);
    expect(server.taken).toHaveLength(10);
    await leave([letterTo(people.maren, "5")], noon);
    await deliverOutbox(contextFor(server.url));
    expect(server.taken).toHaveLength(10);
    await deliverOutbox(contextFor(server.url, { now: in_(2) }));
    const all = await mails();
    for (const person of three) {
      const got = all.filter((mail) => mail.to![0]!.address === person.email).map((mail) => mail.messageId);
      const left = await Outbox.find({ to: person._id }).sort({ createdAt: 1 }).lean();
      expect(got).toEqual(left.map((row) => row.messageId));
    }
  });
});

test("two workers at once send each letter once", async () => {
  const crowd = await build.crowd(30, people.assisted);
  await leave(
    crowd.flatMap((person) => [letterTo(person, "1"), letterTo(person, "2")]),
    noon,
  );
  const sent = await Promise.all([1, 2, 3].map(() => deliverOutbox(contextFor(server.url))));
  for (let more = 1; more > 0;) more = (await deliverOutbox(contextFor(server.url, { now: in_(1) }))).sent;
  expect(sent.reduce((sum, one) => sum + one.sent, 0)).toBeLessThanOrEqual(60);
  expect(server.taken).toHaveLength(60);
  expect(new Set((await mails()).map((mail) => mail.messageId)).size).toBe(60);
  expect(await states()).toEqual({ sent: 60 });
});
