import { expect, test } from "vitest";
import { deliverOutbox } from "#jobs/deliver-outbox.ts";
import { setClock } from "#app/server/clock.ts";
import { Person } from "#models/people/person.document.ts";
import { SignInLink } from "#models/people/sign-in.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { addMinutes } from "#models/shared/time.ts";
import { leave } from "#models/record/outbox.ts";
import { cast, hours, noon } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { contextFor, letterTo } from "../jobs/context.ts";
import { facts } from "../jobs/letter-facts.ts";
import { mailServer } from "../jobs/smtp.ts";
import { visit } from "../visit.ts";

await freshDatabase();

const emailOf = async (person: { _id: unknown }) => (await Person.findById(person._id).lean())?.email ?? null;
const linkOf = async () => {
  const letter = await Outbox.findOne({ kind: "address" }).sort({ _id: -1 }).lean();
  const { pathname, search } = new URL((letter!.facts as { link: string }).link);
  return pathname + search;
};

test("somebody without mail adds an address, which counts once its link was opened", async () => {
  const { aoife } = await cast();
  const browser = visit(aoife);
  expect((await browser.post("/account/address", { email: " Aoife@Home.example" })).location).toBe("/account");
  expect(await emailOf(aoife)).toBe(null);
  const link = await linkOf();
  const server = await mailServer();
  await deliverOutbox(contextFor(server.url));
  expect(server.taken.map(({ to }) => to)).toEqual([["aoife@home.example"]]);
  await server.stop();
  expect(JSON.stringify(await Outbox.find().lean())).not.toContain("key=");
  expect((await browser.get(link)).text).toContain("aoife@home.example");
  expect(await emailOf(aoife)).toBe(null);
  expect((await browser.post(link)).location).toBe("/account");
  expect(await emailOf(aoife)).toBe("aoife@home.example");
  const again = await browser.post(link);
  expect([again.status, again.text.includes("used already")]).toEqual([422, true]);
});

test("what stands in the calendar goes to a new address: nothing that is over or given back, each once", async () => {
  const { aoife, beatriz } = await cast();
  const { session, calendar } = facts();
  const over = { ...session, startsAt: hours(1), endsAt: hours(2) };
  const cancelled = { ...facts(), calendar: { ...calendar!, method: "CANCEL" } };
  const letters = [
    letterTo(aoife, "kept"),
    letterTo(aoife, "over", { facts: { ...facts(), session: over } }),
    letterTo(aoife, "given back"),
    letterTo(aoife, "given back", { kind: "booking-cancelled", version: 2, facts: cancelled }),
    letterTo(aoife, "moved"),
    letterTo(aoife, "moved", { kind: "session-changed", version: 2, facts: { ...facts(), previous: session } }),
  ];
  for (const [at, letter] of letters.entries()) await leave([letter], new Date(+noon + at));
  const server = await mailServer();
  setClock(hours(6));
  const context = contextFor(server.url, { now: () => hours(6) });
  await deliverOutbox(context);
  expect(await Outbox.distinct("state", { to: aoife._id })).toEqual(["no-address"]);
  for (const email of ["aoife@halcon.example", "aoife@new.example"]) {
    await visit(beatriz).post(`/people/${String(aoife._id)}/address`, { email });
    await deliverOutbox(context);
    const calendars = server.taken.splice(0).filter(({ raw }) => raw.includes("text/calendar"));
    expect(calendars.map(({ to }) => to)).toEqual([[email], [email]]);
    const sent = await Outbox.find({ to: aoife._id, state: "sent", kind: { $ne: "address-changed" } }).lean();
    expect(sent.map(({ kind, about }) => `${kind} ${about}`).toSorted()).toEqual([
      "booked kept",
      "session-changed moved",
    ]);
  }
  setClock(noon);
  await server.stop();
});

test("the link works for whoever asked, in time, and the latest alone", async () => {
  const { aoife, maren } = await cast();
  const browser = visit(aoife);
  await browser.post("/account/address", { email: "one@home.example" });
  const first = await linkOf();
  await browser.post("/account/address", { email: "two@home.example" });
  const second = await linkOf();
  expect((await browser.post(first)).status).toBe(422);
  expect((await visit(maren).post(second)).status).toBe(422);
  expect((await visit(maren).get(second)).text).not.toContain("two@home.example");
  expect((await visit().post(second)).location).toMatch(/^\/sign-in/);
  setClock(addMinutes(noon, 60));
  expect((await browser.post(second)).status).toBe(422);
  setClock(noon);
  expect(await emailOf(aoife)).toBe(null);
  expect(await SignInLink.countDocuments({ purpose: "address" })).toBe(1);
});

test("an address belongs to one person, and the old one hears that it has changed", async () => {
  const { aoife, maren } = await cast();
  const old = maren.email!;
  const browser = visit(aoife);
  await browser.post("/account/address", { email: old });
  const taken = await browser.post(await linkOf());
  expect([taken.status, taken.text.includes("Somebody else on the staff list has this address")]).toEqual([422, true]);
  const own = visit(maren);
  await own.post("/account/address", { email: "maren@new.example" });
  await own.post(await linkOf());
  expect(await emailOf(maren)).toBe("maren@new.example");
  const told = await Outbox.find({ kind: "address-changed" }).lean();
  expect(told.map(({ facts }) => facts)).toEqual([{ email: old }]);
});

test("a coordinator writes an address down or takes it away; nobody else does", async () => {
  const { aoife, maren, beatriz, ingrid } = await cast();
  const page = `/people/${String(aoife._id)}/address`;
  const desk = visit(beatriz);
  expect((await desk.get(page)).status).toBe(200);
  const wrong = await desk.post(page, { email: "no address" });
  expect([wrong.status, wrong.html.includes("no address")]).toEqual([422, true]);
  const taken = await desk.post(page, { email: maren.email! });
  expect([taken.status, taken.text.includes("Somebody else on the staff list")]).toEqual([422, true]);
  expect((await desk.post(page, { email: "aoife@halcon.example" })).status).toBe(302);
  expect(await emailOf(aoife)).toBe("aoife@halcon.example");
  for (const other of [ingrid, maren, aoife]) {
    expect((await visit(other).get(page)).status).toBe(403);
    expect((await visit(other).post(page, { email: "x@y.example" })).status).toBe(403);
  }
  expect((await desk.post(page, { email: "" })).status).toBe(302);
  expect(await emailOf(aoife)).toBe(null);
  expect((await desk.get(`/people/${"0".repeat(24)}/address`)).status).toBe(404);
});

test("nobody has links sent without end", async () => {
  const { maren } = await cast();
  const browser = visit(maren, { mailFrom: "Limits <limits@halcon.example>" });
  for (let count = 0; count < 10; count++)
    expect((await browser.post("/account/address", { email: "maren@new.example" })).status).toBe(302);
  expect((await browser.post("/account/address", { email: "maren@new.example" })).status).toBe(422);
});
