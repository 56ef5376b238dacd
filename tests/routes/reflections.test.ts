import { describe, expect, it } from "vitest";
import { Concern } from "#models/reflection/concern.document.ts";
import { Improvement } from "#models/reflection/improvement.document.ts";
import { Reflection } from "#models/reflection/reflection.document.ts";
import { Review } from "#models/reflection/review.document.ts";
import { setClock } from "#app/server/clock.ts";
import { build, cast } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { madeOnce } from "../rows.ts";
import { visit } from "../visit.ts";

await freshDatabase();

const visited = madeOnce(async () => {
  const all = await cast();
  const session = await build.session({ host: all.maria });
  const booking = await build.booking(all.linh, session, { aim: "Why twice?" });
  const made = await build.reflections(booking);
  return { ...all, session, booking, ...made, at: `/reflections/${String(made.shadow._id)}` };
});

async function asked() {
  setClock(build.afterwards);
  return visited();
}
const versionOf = (html: string): string => /name="version" value="(\d+)"/.exec(html)![1]!;
const words = { friction: "We type every slip twice.", commitment: "Write the flight on it.", thanks: "", version: 0 };

describe("a reflection", () => {
  it("keeps what is typed while somebody writes, without another page", async () => {
    const { linh, tomas, at } = await asked();
    const browser = visit(linh);
    const keep = (version: number, friction: string) =>
      browser.post(at, { ...words, friction, version, press: "keep" });
    const first = await keep(0, "We type");
    expect([first.status, first.location]).toEqual([200, undefined]);
    expect((await keep(1, "We type every slip twice.")).status).toBe(200);
    const page = await browser.get(at);
    expect([page.html.includes(">We type every slip twice.</textarea>"), versionOf(page.html)]).toEqual([true, "2"]);
    const late = await keep(0, "An older window");
    expect([late.status, late.text.includes("An older window")]).toEqual([422, true]);
    expect((await visit(tomas).post(at, { ...words, version: 2, press: "keep" })).status).toBe(403);
    expect((await browser.get("/home")).text).toContain("How was it?");
    await browser.post(at, { ...words, version: 2, rating: 5, press: "send" });
    expect((await keep(3, "After it was sent")).status).toBe(422);
    expect((await browser.get(at)).text).not.toContain("After it was sent");
  });

  it("is asked on the first page, with the aim; saved for later, gone on with, sent", async () => {
    const { linh, at } = await asked();
    const browser = visit(linh);
    expect((await browser.get("/home")).text).toContain("How was it?");
    expect((await browser.get(at)).text).toContain("When you asked for the place you wrote: “Why twice?”");
    const kept = await browser.post(at, { ...words, press: "later" });
    expect([kept.status, kept.location]).toEqual([302, at]);
    const page = await browser.follow(kept);
    expect(page.text).toContain("Kept. You can go on at any time, on any device.");
    expect(page.html).toContain(">We type every slip twice.</textarea>");
    const bare = await browser.post(at, { ...words, version: versionOf(page.html), press: "send" });
    expect([bare.status, bare.text.includes("Please choose a figure from 1 to 5")]).toEqual([422, true]);
    expect(bare.html).toContain(">Write the flight on it.</textarea>");
    const sent = await browser.post(at, { ...words, version: versionOf(page.html), rating: 5, press: "send" });
    const after = await browser.follow(sent);
    expect(after.text).toContain("You sent this");
    expect(after.text).toContain("Write the flight on it.");
    expect((await browser.get("/home")).text).not.toContain("How was it?");
  });

  it("is nobody else's: the link carries no right", async () => {
    const { maria, noor, beatriz, at } = await asked();
    for (const other of [maria, noor, beatriz]) {
      expect((await visit(other).get(at)).status).toBe(403);
      expect((await visit(other).post(at, { ...words, rating: 5, press: "send" })).status).toBe(403);
    }
    expect((await visit().get(at)).location).toBe(`/sign-in?to=${encodeURIComponent(at)}`);
    expect((await visit(maria).get("/reflections/0123456789abcdef01234567")).status).toBe(404);
    expect((await Reflection.find({ state: { $ne: "asked" } }).lean()).length).toBe(0);
  });

  it("sent twice: shows what was sent, nothing changed; for a visit not held: a sentence", async () => {
    const { linh, maria, host, shadow, at, booking } = await asked();
    await build.sent(linh, shadow);
    const again = await visit(linh).post(at, { ...words, friction: "Other words", rating: 1, press: "send" });
    expect([again.status, again.text.includes("has been sent already")]).toEqual([422, true]);
    // What was typed stands open, so that nothing is lost.
    expect(again.html).toMatch(/<details class="more" open="">.*Other words/s);
    expect((await Reflection.findById(shadow._id).lean())!.rating).toBe(4);
    await build.said(booking, "not-held");
    const page = await visit(maria).get(`/reflections/${String(host._id)}`);
    expect(page.text).toContain("This visit did not take place as far as the record says");
    expect(page.html).not.toContain("<textarea");
    const late = await visit(maria).post(`/reflections/${String(host._id)}`, { ...words, rating: 3, press: "send" });
    expect([late.status, late.text.includes("did not take place")]).toEqual([422, true]);
  });
});

describe("the review", () => {
  async function reviewed() {
    const all = await asked();
    await build.sent(all.linh, all.shadow, { rating: 5 });
    await build.sent(all.maria, all.host, { rating: 2, answers: { heard: "Officers are timed." } });
    const review = (await Review.findOne().lean())!;
    return { ...all, review, page: `/review/${String(review._id)}` };
  }

  it("shows the voices side by side, far apart first, to coordinators alone", async () => {
    const { beatriz, maria, linh, page } = await reviewed();
    const queue = await visit(beatriz).get("/review");
    expect(queue.text).toContain("They disagree, look first Baggage Hall and Sorting");
    // The first of the queue stands open beside it, and what is pressed there goes to its own page.
    expect(queue.text).toContain("Officers are timed.");
    expect(queue.html).toContain(`action="${page}"`);
    const mine = await visit(beatriz).get("/review?whose=mine");
    expect(mine.text).toContain("Nothing new is assigned to you");
    expect(mine.html).toMatch(/href="\/review">\s*See everybody’s/);
    expect([mine.text.includes("Nothing new to read"), /Review nothing new/i.test(mine.text)]).toEqual([false, false]);
    const { text } = await visit(beatriz).get(page);
    for (const said of ["Officers are timed.", "We type every slip twice.", "5 of 5", "2 of 5"])
      expect(text).toContain(said);
    for (const other of [maria, linh])
      for (const at of ["/review", page, `${page}/improvement`, "/concerns"])
        expect([at, (await visit(other).get(at)).status]).toEqual([at, 403]);
  });

  it("of two decisions on one page the second is told who decided what", async () => {
    const { beatriz, page } = await reviewed();
    const browser = visit(beatriz);
    const version = versionOf((await browser.get(page)).html);
    expect((await browser.post(page, { press: "done", version })).status).toBe(302);
    const second = await browser.post(page, { press: "needs-action", version });
    expect(second.status).toBe(422);
    expect(second.text).toContain("Beatriz Anaya said that it is done meanwhile. Nothing of yours was changed");
    expect((await Review.findOne().lean())!.state).toBe("done");
  });

  it("assigns, labels, notes; bad input is said at its field", async () => {
    const { beatriz, page } = await reviewed();
    const browser = visit(beatriz);
    const press = async (fields: Record<string, string>) =>
      browser.post(page, { version: versionOf((await browser.get(page)).html), ...fields });
    await press({ press: "take" });
    await press({ press: "tag", tags: "Slips, handover, slips" });
    await press({ press: "note", note: "Ask Ground Transport." });
    const { state, tags, notes } = (await Review.findOne().lean())!;
    expect([state, tags, notes.map(({ text }) => text)]).toEqual([
      "in-review",
      ["slips", "handover"],
      ["Ask Ground Transport."],
    ]);
    expect((await press({ press: "assign", assignee: "" })).text).toContain("Please choose somebody who coordinates");
    expect((await press({ press: "note", note: "" })).text).toContain("Please add a word about it");
  });

  it("a remark becomes an improvement that its department moves on, for all to read", async () => {
    const { beatriz, page, shadow, security, ingrid, linh, maria } = await reviewed();
    const browser = visit(beatriz);
    const form = await browser.get(`${page}/improvement`);
    const fields = {
      ...{ version: versionOf(form.html), reflection: String(shadow._id), title: "Slips with the flight on them" },
      ...{ text: "", department: String(security._id), due: "2026-12-20" },
    };
    const past = await browser.post(`${page}/improvement`, { ...fields, due: "2020-01-01" });
    expect([past.status, past.text.includes("This day is over")]).toEqual([422, true]);
    const made = await browser.post(`${page}/improvement`, fields);
    const at = made.location!;
    expect((await Review.findOne().lean())!.state).toBe("needs-action");
    expect((await visit(linh).get(at)).text).toContain("You said this. Thank you.");
    const others = await visit(maria).get(at);
    expect(others.text).toContain("Slips with the flight on them");
    expect(others.text).not.toContain(linh.name);
    expect(others.html).not.toContain("<textarea");
    expect((await visit(maria).post(at, { version: 0, state: "done", text: "Done", due: "2026-12-20" })).status).toBe(
      403,
    );
    const step = { version: 0, state: "under-way", text: "New slips are printed.", due: "2026-12-20" };
    expect((await visit(ingrid).post(at, { ...step, text: "" })).status).toBe(422);
    expect((await visit(ingrid).post(at, step)).status).toBe(302);
    const second = await visit(beatriz).post(at, { ...step, state: "done" });
    expect(second.text).toContain("Ingrid Solheim has changed it meanwhile (Under way)");
    expect((await Improvement.findOne().lean())!.progress.length).toBe(1);
    expect((await visit(maria).get("/improvements")).text).toContain("Slips with the flight on them");
    expect((await visit(maria).get("/improvements?department=nonsense")).status).toBe(404);
  });
});

describe("told in confidence", () => {
  it("reaches coordinators with a promise, is answered in its own log, and once however often sent", async () => {
    const { linh, beatriz, shadow } = await asked();
    const browser = visit(linh);
    const at = `/concerns/new?visit=${String(shadow._id)}`;
    const form = await browser.get(at);
    const key = /name="key" value="([^"]*)"/.exec(form.html)![1]!;
    expect((await browser.post(at, { text: "", reach: "", key })).status).toBe(422);
    const told = await browser.post(at, { text: "I was shouted at.", reach: "After six", key });
    expect((await browser.follow(told)).text).toContain("Thank you for telling us.");
    await browser.post(at, { text: "I was shouted at.", reach: "After six", key });
    expect(await Concern.countDocuments()).toBe(1);
    const page = `/concerns/${String((await Concern.findOne().lean())!._id)}`;
    const reader = visit(beatriz);
    expect((await reader.get("/concerns")).text).toContain(linh.name);
    const { html, text } = await reader.get(page);
    expect(text).toContain("I was shouted at.");
    await reader.post(page, { press: "take", version: versionOf(html), text: "" });
    const late = await reader.post(page, { press: "answer", version: versionOf(html), text: "Called her." });
    expect(late.text).toContain("has done something here meanwhile");
    await reader.post(page, { press: "answer", version: 1, text: "Called her." });
    const { state, log, answeredAt } = (await Concern.findOne().lean())!;
    expect([state, answeredAt?.getTime()]).toEqual(["answered", build.afterwards.getTime()]);
    expect(log.map(({ what }) => what)).toEqual(["told", "read", "take", "answer"]);
  });

  it("about somebody else's visit: refused", async () => {
    const { maria, shadow } = await asked();
    expect((await visit(maria).get(`/concerns/new?visit=${String(shadow._id)}`)).status).toBe(403);
  });
});
