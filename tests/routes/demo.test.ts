import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { markDemo } from "#models/people/demo-cast.ts";
import { SignIn } from "#models/people/sign-in.document.ts";
import { cast, noon } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit } from "../visit.ts";

await freshDatabase();
const demo = { mode: "demo" } as const;

async function demoOf() {
  const people = await cast();
  await markDemo([{ person: String(people.maren._id), why: "Books places." }], noon);
  return people;
}

test("the demo's start page signs in as one of its cast, by one click, and as nobody else", async () => {
  const { maren, beatriz } = await demoOf();
  const browser = visit(null, demo);
  const start = await browser.get("/");
  expect(start.text).toContain("Be Maren Okafor-Lindqvist");
  expect(start.text).not.toContain("Beatriz");
  expect((await browser.post("/demo-sign-in", { person: String(maren._id) })).location).toBe("/home");
  expect((await browser.get("/account")).text).toContain("Maren");
  for (const person of [String(beatriz._id), "", "$ne", "ffffffffffffffffffffffff"])
    expect((await visit(null, demo).post("/demo-sign-in", { person })).status).toBe(404);
});

test("in every other mode there is no such door", async () => {
  const { maren } = await demoOf();
  for (const mode of ["production", "development", "test"] as const) {
    expect((await visit(null, { mode }).get("/")).location).toBe("/sign-in");
    expect((await visit(null, { mode }).post("/demo-sign-in", { person: String(maren._id) })).status).toBe(404);
  }
  expect(await SignIn.countDocuments()).toBe(0);
});

test("the mailbox shows kept mail, only that, and never in production", async () => {
  const dataFolder = mkdtempSync(path.join(tmpdir(), "us-mail-"));
  mkdirSync(path.join(dataFolder, "mail"));
  const lines = ["From: u@halcon.example", "To: maren@halcon.example", "Subject: Booked: The path of a bag"];
  const body = ["", "See http://localhost:3000/bookings/1.", "<script>alert(1)</script> http://evil.example/x"];
  writeFileSync(path.join(dataFolder, "mail/2026-11-25T12:00:00.000Z-a1.eml"), [...lines, ...body].join("\r\n"));
  writeFileSync(path.join(dataFolder, "secret.eml"), "Subject: outside\r\n\r\nx");
  const browser = visit(null, { ...demo, dataFolder });
  expect((await browser.get("/mailbox")).text).toContain("Booked: The path of a bag");
  const mail = await browser.get("/mailbox/2026-11-25T12:00:00.000Z-a1");
  expect(mail.html).toContain('href="/bookings/1"');
  expect(mail.html).not.toContain("<script>alert");
  expect(mail.html).not.toContain('href="http://evil');
  for (const id of ["..%2Fsecret", "nothing", "%2e%2e%2fsecret"])
    expect((await browser.get(`/mailbox/${id}`)).status).toBe(404);
  const production = visit(null, { mode: "production", dataFolder });
  expect((await production.get("/mailbox")).status).toBe(404);
  expect((await production.get("/mailbox/2026-11-25T12:00:00.000Z-a1")).status).toBe(404);
});
