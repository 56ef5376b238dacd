import { describe, expect, test } from "vitest";
import { setClock } from "#app/server/clock.ts";
import { askForAddress } from "#models/people/address.ts";
import { giveCode } from "#models/people/sign-in-code.ts";
import { Person } from "#models/people/person.document.ts";
import { SignIn, SignInLink } from "#models/people/sign-in.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { addMinutes } from "#models/shared/time.ts";
import { actor, cast, noon } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit, type Visitor } from "../visit.ts";

await freshDatabase();

/** Asks for a link as the sign-in page does and opens the letter. */
async function askFor(who: string, browser: Visitor, more: Record<string, string> = {}): Promise<URL> {
  await browser.post("/sign-in", { who, ...more });
  const letter = await Outbox.findOne({ kind: "sign-in" }).sort({ _id: -1 }).lean();
  return new URL((letter!.facts as { link: string }).link);
}
const press = (browser: Visitor, link: URL) => browser.post(link.pathname + link.search);
const later = (minutes: number): void => setClock(addMinutes(noon, minutes));

describe("the door", () => {
  test("leads back to where somebody wanted to go", async () => {
    const { maren } = await cast();
    const browser = visit();
    const sent = await browser.get("/account?x=1");
    expect(sent.location).toBe("/sign-in?to=%2Faccount%3Fx%3D1");
    // Whoever looks at the other way in, and comes back, still gets there.
    const code = await browser.get("/sign-in/code?to=%2Faccount%3Fx%3D1");
    expect(code.html).toContain('href="/sign-in?to=%2Faccount%3Fx%3D1"');
    const link = await askFor(maren.email!, browser, { to: "/account?x=1" });
    expect((await press(browser, link)).location).toBe("/account?x=1");
    expect((await browser.get("/account")).text).toContain("Maren Okafor-Lindqvist");
  });

  test("remembers it for who asks once more, by either way, or comes with a link that is spent", async () => {
    const { maren } = await cast();
    const to = "to=%2Faccount%3Fx%3D1";
    const browser = visit();
    const asked = await browser.post(`/sign-in?${to}`, { who: maren.email!, to: "/account?x=1" });
    expect(asked.location).toBe(`/sign-in/sent?${to}`);
    const sent = await browser.follow(asked);
    for (const way of ["/sign-in", "/sign-in/code"]) expect(sent.html).toContain(`href="${way}?${to}"`);
    const link = await askFor(maren.email!, browser, { to: "/account?x=1" });
    later(10);
    for (const answer of [await browser.get(link.pathname + link.search), await press(browser, link)])
      expect(answer.html).toContain(`href="/sign-in?${to}"`);
    link.searchParams.set("to", "//evil.example");
    expect((await browser.get(link.pathname + link.search)).html).toContain('href="/sign-in"');
    expect((await browser.get("/sign-in/sent?to=//evil.example")).html).toContain('href="/sign-in"');
  });

  test("answers the same whether somebody is on the list or not", async () => {
    const { maren, aoife } = await cast();
    const answers = [];
    for (const who of [maren.email!, "nobody@halcon.example", maren.staffNumber, aoife.staffNumber, "no number"]) {
      const began = performance.now();
      const { status, location, html } = await visit().post("/sign-in", { who });
      answers.push(JSON.stringify({ status, location, html }));
      expect(performance.now() - began).toBeGreaterThan(245);
    }
    expect(new Set(answers).size).toBe(1);
    expect(await Outbox.countDocuments({ kind: "sign-in" })).toBe(2);
  });

  test("says at the field what is missing, and keeps what was typed", async () => {
    const answer = await visit().post("/sign-in", { who: "x".repeat(300) });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("at most 254 characters");
    expect(answer.html).toContain("x".repeat(300));
  });

  test("does not send links without end", async () => {
    const settings = { mailFrom: "Limits <l@halcon.example>" };
    const one = visit(null, settings);
    for (let count = 0; count < 5; count++) expect((await one.post("/sign-in", { who: "a@b.cd" })).status).toBe(302);
    const answer = await one.post("/sign-in", { who: "A@B.CD " });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("Please wait 15 minutes");
  });

  test("never leads elsewhere", async () => {
    const { maren } = await cast();
    for (const to of ["//evil.example", "/\\evil.example", "https:evil.example"]) {
      expect((await visit(maren).get(`/sign-in?to=${encodeURIComponent(to)}`)).location).toBe("/home");
      const browser = visit();
      const link = await askFor(maren.email!, browser, { to });
      link.searchParams.set("to", to);
      expect((await press(browser, link)).location).toBe("/home");
      later(60);
    }
  });
});

describe("a link", () => {
  test("shows a button, spends itself once, and begins with our own address whatever Host says", async () => {
    const { maren } = await cast();
    const browser = visit();
    await browser.send("POST", "/sign-in", `who=${encodeURIComponent(maren.email!)}`, {
      host: "evil.example",
      "x-forwarded-host": "evil.example",
      "content-type": "application/x-www-form-urlencoded",
    });
    const [letter] = await Outbox.find({ kind: "sign-in" }).lean();
    const link = new URL((letter!.facts as { link: string }).link);
    expect(link.origin).toBe("http://localhost:3000");
    for (let scanner = 0; scanner < 3; scanner++)
      expect((await visit().get(link.pathname + link.search)).text).toContain("signs you in as Maren Okafor-Lindqvist");
    expect(await SignIn.countDocuments()).toBe(0);
    expect((await press(browser, link)).location).toBe("/home");
    const again = await press(visit(), link);
    expect(again.status).toBe(422);
    expect(again.text).toContain("used already");
  });

  test("pressed twice at the same moment signs in once", async () => {
    const { maren } = await cast();
    const link = await askFor(maren.email!, visit());
    const answers = await Promise.all([visit(), visit(), visit(), visit()].map((browser) => press(browser, link)));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([302, 422, 422, 422]);
  });

  test("ends after ten minutes", async () => {
    const { maren } = await cast();
    const link = await askFor(maren.email!, visit());
    later(10);
    expect((await visit().get(link.pathname + link.search)).text).toContain("does not work any more");
    expect((await press(visit(), link)).status).toBe(422);
  });

  test("is kept as a hash alone", async () => {
    const { maren } = await cast();
    const browser = visit();
    const link = await askFor(maren.email!, browser);
    await press(browser, link);
    const kept = JSON.stringify([await SignInLink.find().lean(), await SignIn.find().lean()]);
    expect(kept).not.toContain(link.searchParams.get("key")!);
    const cookie = decodeURIComponent(browser.cookies.get("understudy")!);
    expect(kept).not.toContain(JSON.parse(Buffer.from(cookie, "base64").toString()) as string);
  });

  test("that proves an address signs nobody in", async () => {
    const { maren } = await cast();
    await askForAddress(await actor(maren), "new@halcon.example", "http://localhost:3000", noon);
    const letter = await Outbox.findOne({ kind: "address" }).lean();
    const key = new URL((letter!.facts as { link: string }).link).searchParams.get("key")!;
    expect((await visit().get(`/sign-in/link?key=${key}`)).text).toContain("does not work any more");
    expect((await visit().post(`/sign-in/link?key=${key}`)).status).toBe(422);
    expect(await SignIn.countDocuments()).toBe(0);
  });

  test("of somebody who left signs nobody in", async () => {
    const { maren } = await cast();
    const link = await askFor(maren.email!, visit());
    const browser = visit();
    await press(browser, link);
    const open = await askFor(maren.email!, browser);
    await Person.updateOne({ _id: maren._id }, { $set: { leftAt: noon } });
    expect((await visit().get(open.pathname + open.search)).text).toContain("does not work any more");
    expect((await browser.get("/account")).location).toMatch(/^\/sign-in/);
    expect((await visit().post("/sign-in", { who: maren.email! })).location).toBe("/sign-in/sent");
    expect(await Outbox.countDocuments({ kind: "sign-in" })).toBe(2);
  });
});

describe("a code", () => {
  test("signs in once, however it was typed", async () => {
    const { aoife, beatriz } = await cast();
    const { code } = await giveCode(await actor(beatriz), String(aoife._id), noon);
    const typed = {
      number: ` ${aoife.staffNumber.toLowerCase()}`,
      code: `${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`,
    };
    const browser = visit();
    expect((await browser.post("/sign-in/code", typed)).location).toBe("/home");
    expect((await browser.get("/account")).text).toContain("Aoife");
    const again = await visit().post("/sign-in/code", typed);
    expect(again.status).toBe(422);
    expect(again.html).not.toContain(code.slice(4));
  });

  test("typed twice at the same moment signs in once", async () => {
    const { aoife, beatriz } = await cast();
    const { code } = await giveCode(await actor(beatriz), String(aoife._id), noon);
    const type = () => visit().post("/sign-in/code", { number: aoife.staffNumber, code });
    const answers = await Promise.all([type(), type(), type(), type()]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([302, 422, 422, 422]);
    expect(await SignIn.countDocuments()).toBe(1);
  });

  test("of somebody who left signs nobody in, and their number gets no link", async () => {
    const { aoife, maren, beatriz } = await cast();
    const { code } = await giveCode(await actor(beatriz), String(aoife._id), noon);
    await Person.updateMany({ _id: { $in: [aoife._id, maren._id] } }, { $set: { leftAt: noon } });
    expect((await visit().post("/sign-in/code", { number: aoife.staffNumber, code })).status).toBe(422);
    await visit().post("/sign-in", { who: maren.staffNumber });
    expect(await Outbox.countDocuments({ kind: "sign-in" })).toBe(0);
    expect(await SignIn.countDocuments()).toBe(0);
  });

  test("dies after five wrong guesses", async () => {
    const { aoife, beatriz } = await cast();
    const { code } = await giveCode(await actor(beatriz), String(aoife._id), noon);
    for (let guess = 0; guess < 5; guess++)
      expect((await visit().post("/sign-in/code", { number: aoife.staffNumber, code: "22222222" })).status).toBe(422);
    expect((await visit().post("/sign-in/code", { number: aoife.staffNumber, code })).status).toBe(422);
  });

  test("is guessed at most ten times in a quarter of an hour, and answers known and unknown numbers alike", async () => {
    const settings = { mailFrom: "Guesses <g@halcon.example>" };
    const { aoife } = await cast();
    const guess = (number: string) => visit(null, settings).post("/sign-in/code", { number, code: "22222222" });
    const [known, unknown] = [await guess(aoife.staffNumber), await guess("no-such-number")];
    const bare = ({ status, text }: typeof known) => ({ status, text });
    expect(bare(known)).toEqual(bare(unknown));
    for (let count = 0; count < 9; count++) await guess(aoife.staffNumber);
    expect((await guess(aoife.staffNumber)).text).toContain("tried too often");
  });

  test("ends after ten minutes, and when a newer one is given", async () => {
    const { aoife, beatriz } = await cast();
    const first = await giveCode(await actor(beatriz), String(aoife._id), noon);
    const second = await giveCode(await actor(beatriz), String(aoife._id), noon);
    const type = (code: string) => visit().post("/sign-in/code", { number: aoife.staffNumber, code });
    expect((await type(first.code)).status).toBe(422);
    later(10);
    expect((await type(second.code)).status).toBe(422);
  });

  test("is given by supervisor, lead and coordinator, and by nobody else", async () => {
    const { aoife, maren, ingrid, piet, beatriz, yusuf, tomas } = await cast();
    const page = `/people/${String(aoife._id)}/code`;
    for (const giver of [piet, beatriz]) {
      const answer = await visit(giver).post(page);
      expect(answer.text).toMatch(/Code [2-9A-Z]{4} [2-9A-Z]{4}/);
      expect(answer.headers["cache-control"]).toBe("no-store");
    }
    expect((await visit(ingrid).post(`/people/${String(maren._id)}/code`)).status).toBe(200);
    for (const stranger of [maren, yusuf, tomas, aoife]) {
      expect((await visit(stranger).get(page)).status).toBe(403);
      expect((await visit(stranger).post(page)).status).toBe(403);
    }
    expect((await visit(beatriz).get("/people/ffffffffffffffffffffffff/code")).status).toBe(404);
    expect((await visit(beatriz).get("/people/$gt/code")).status).toBe(404);
    expect((await visit().get(page)).location).toMatch(/^\/sign-in/);
  });
});

describe("a sign-in", () => {
  test("has a cookie that scripts and other sites do not get", async () => {
    const { maren } = await cast();
    const link = await askFor(maren.email!, visit());
    const plain = (await press(visit(), link)).headers["set-cookie"]![0]!;
    expect(plain).toMatch(/^understudy=/);
    expect(plain).toContain("HttpOnly");
    expect(plain).toContain("SameSite=Lax");
    expect(plain).not.toContain("Secure");
    later(20);
    const secure = { secure: true, baseUrl: "https://understudy.example.org", baseUrlGiven: true };
    const safe = (await press(visit(null, secure), await askFor(maren.email!, visit(null, secure)))).headers[
      "set-cookie"
    ]![0]!;
    expect(safe).toMatch(/^__Host-understudy=/);
    expect(safe).toContain("Secure");
    expect(safe).toContain("Path=/");
    expect(safe).not.toContain("Domain");
  });

  test("is new each time, and replaces the one before", async () => {
    const { maren, yusuf } = await cast();
    const browser = visit(maren);
    await browser.get("/account");
    const before = browser.cookies.get("understudy");
    await press(browser, await askFor(yusuf.email!, browser));
    expect(browser.cookies.get("understudy")).not.toBe(before);
    expect(await SignIn.countDocuments({ person: maren._id })).toBe(0);
    expect((await browser.get("/account")).text).toContain("Yusuf");
  });

  test("is never begun by a cookie somebody else chose", async () => {
    await cast();
    const browser = visit();
    browser.cookies.set("understudy", Buffer.from('"chosen"').toString("base64"));
    expect((await browser.get("/account")).location).toMatch(/^\/sign-in/);
    expect(await SignIn.countDocuments()).toBe(0);
  });

  test("ends after twelve idle hours and after thirty days", async () => {
    const { maren } = await cast();
    const idle = visit(maren);
    await idle.get("/account");
    later(12 * 60);
    expect((await idle.get("/account")).location).toMatch(/^\/sign-in/);
    const busy = visit(maren);
    const start = 12 * 60;
    for (let half = 0; half < 60; half++) {
      later(start + half * 12 * 60 - half);
      expect((await busy.get("/account")).status, `after ${half} half days`).toBe(200);
    }
    later(start + 30 * 24 * 60);
    expect((await busy.get("/account")).location).toMatch(/^\/sign-in/);
  });

  test("is ended by signing out", async () => {
    const { maren } = await cast();
    const browser = visit(maren);
    expect((await browser.get("/sign-out")).status).toBe(200);
    const secret = browser.cookies.get("understudy")!;
    expect((await browser.post("/sign-out")).location).toBe("/");
    browser.cookies.set("understudy", secret);
    expect((await browser.get("/account")).location).toMatch(/^\/sign-in/);
  });

  test("is listed with its browser, and ended from another one by its owner alone", async () => {
    const { maren, yusuf } = await cast();
    const [phone, desk] = [visit(maren), visit(maren)];
    await phone.get("/account");
    const id = (await SignIn.findOne({ person: maren._id }).lean())!._id;
    expect((await desk.get("/account")).text).toContain("This browser");
    expect((await visit(yusuf).post("/account", { end: id })).status).toBe(404);
    expect((await phone.get("/account")).status).toBe(200);
    const ended = await desk.post("/account", { end: id });
    expect((await desk.follow(ended)).text).toContain("That sign-in has ended.");
    expect((await phone.get("/account")).location).toMatch(/^\/sign-in/);
  });
});
