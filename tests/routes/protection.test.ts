import { expect, it } from "vitest";
import { Department } from "#models/people/department.document.ts";
import { expectSound } from "../audited.ts";
import { build, cast } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit } from "../visit.ts";

await freshDatabase();

const id = (of: { _id: unknown }): string => String(of._id);

it("a day is protected from the team's page, shown there with its reason, and opened again with a way back", async () => {
  const c = await cast();
  const page = `/departments/${id(c.security)}/protection`;
  const lead = visit(c.ingrid);
  expect((await lead.get("/team")).html).toContain(`href="${page}"`);
  const empty = await lead.get(page);
  expect(empty.text).toContain("Protect a day of Security Checkpoint North");
  expect(empty.text).toContain("No day is protected.");
  expect(empty.html).toMatch(
    /<a [^>]*aria-current="page"[^>]*href="\/team"|<a [^>]*href="\/team"[^>]*aria-current="page"/,
  );
  const done = await lead.post(page, { day: "2026-11-27", reason: "Winter drill\n with the fire brigade", seen: "" });
  expect(done.location).toBe(`/team?department=${id(c.security)}&week=2026-11-27`);
  const team = (await lead.follow(done)).text;
  expect(team).toContain("Friday 27 November is protected: nobody of the team is released then.");
  expect(team).toContain("0 Protected: Winter drill with the fire brigade");
  expect(team).toContain("Friday 27 November “Winter drill with the fire brigade”, protected by Ingrid Solheim");
  expect((await lead.get(page)).text).toContain("Friday 27 November “Winter drill");
  const opened = await lead.post(page, { open: "2026-11-27" });
  const after = await lead.follow(opened);
  expect(after.text).toContain("Friday 27 November is open again. Protect it again");
  expect(after.text).not.toContain("Protected days ahead");
  expect(after.html).toContain('value="Winter drill with the fire brigade"');
  expect((await lead.post(page, { open: "2026-11-27" })).location).toBe(opened.location); // done twice, it stays
});

it("visits that stand are said before the day is protected, however it is chosen, and stay", async () => {
  const c = await cast();
  const page = `/departments/${id(c.security)}/protection`;
  const lead = visit(c.ingrid);
  const [first, second] = [await build.session({ host: c.maria }), await build.session({ host: c.maria })];
  await build.booking(c.maren, first, { by: c.ingrid });
  const form = { day: "2026-11-27", reason: "Winter drill", seen: "" };
  const asks = await lead.post(page, form);
  expect(asks.location).toBe(`${page}?day=2026-11-27&reason=Winter+drill`);
  const said = await lead.follow(asks);
  expect(said.text).toContain("One visit of the team stands on Friday 27 November already, and stays");
  expect(said.html).toContain('name="seen" value="2026-11-27 1"');
  expect(said.html).toContain('value="Winter drill"');
  // What the page said of one day is not said of another, and one more since is said, too.
  expect((await lead.post(page, { ...form, seen: "2026-11-26 1" })).location).toBe(asks.location);
  await build.booking(c.yusuf, second, { by: c.ingrid });
  const [asker] = await build.crowd(1, c.security);
  await build.booking(asker!, second);
  expect((await lead.post(page, { ...form, seen: "2026-11-27 1" })).location).toBe(asks.location);
  expect((await lead.get(asks.location!)).text).toContain(
    "2 visits of the team stand on Friday 27 November already, and stay if you protect it. To keep these people, too, call them back. One more is asked for: please decline it with another date. See that week",
  );
  const week = `/team?department=${id(c.security)}&week=2026-11-27`;
  expect((await lead.post(page, { ...form, seen: "2026-11-27 2" })).location).toBe(week);
  expect((await lead.get(week)).text).toContain("2, 1 asks Protected: Winter drill");
  await expectSound();
});

it("what cannot be protected is said at its field; others find the door closed", async () => {
  const c = await cast();
  const page = `/departments/${id(c.security)}/protection`;
  const lead = visit(c.ingrid);
  await lead.post(page, { day: "2026-11-27", reason: "" });
  for (const [wrong, sentence] of [
    [{ day: "2026-11-24" }, "This day is over."],
    [{ day: "2026-11-27" }, "This day is protected already."],
    [{ day: "2026-02-30" }, "Enter a date"],
    [{ day: "" }, "Day:"],
    [{ day: "2026-11-28", reason: "x".repeat(121) }, "Why:"],
    [{ open: "soon" }, "Enter a date"],
  ] as const) {
    const refused = await lead.post(page, wrong);
    expect([wrong, refused.status, refused.text.includes(sentence)]).toEqual([wrong, 422, true]);
  }
  expect((await Department.findById(c.security._id).lean())!.protectedDays).toHaveLength(1);
  for (const who of [c.maren, c.piet]) {
    const other = visit(who);
    const day = { day: "2026-11-30", reason: "" };
    expect([(await other.get(page)).status, (await other.post(page, day)).status]).toEqual([403, 403]);
    expect((await other.post(page, { open: "2026-11-27" })).status).toBe(403);
  }
  const nowhere = `/departments/${"f".repeat(24)}/protection`;
  expect([(await lead.get(nowhere)).status, (await visit(c.beatriz).get(nowhere)).status]).toEqual([404, 404]);
  expect((await visit(c.beatriz).get(page)).status).toBe(200);
});

it("whoever it keeps reads why before asking; who decides reads what to do instead", async () => {
  const c = await cast();
  const asked = await build.booking(c.maren, await build.session({ host: c.maria }));
  const on = await build.session({ host: c.maria });
  const day = { day: "2026-11-27", reason: "Winter drill", by: c.ingrid._id, stays: 0, zone: "Atlantic/Canary" };
  const protectedDays = [{ ...day, from: new Date("2026-11-27"), to: new Date("2026-11-28") }];
  await Department.updateOne({ _id: c.security._id }, { $set: { protectedDays } });
  const why =
    "Your team keeps everybody on Friday 27 November: “Winter drill”. Please take another date, or ask whoever leads your team: they can open the day again.";
  const maren = visit(c.yusuf);
  for (const at of [`/sessions/${id(on)}`, `/sessions/${id(on)}/booking`])
    expect((await maren.get(at)).text).toContain(why);
  const sent = await maren.post(`/sessions/${id(on)}/booking`, { aim: "", key: "form-kept-1" });
  expect([sent.status, sent.text.includes(why)]).toEqual([422, true]);
  const lead = visit(c.ingrid);
  expect((await lead.get("/team")).text).toContain("A protected day: nobody is released");
  const page = `/bookings/${id(asked)}/release`;
  expect((await lead.get(page)).text).toContain(
    "Protected day Friday 27 November: “Winter drill” Nobody is released; a release would be refused",
  );
  const refused = await lead.post(page, { answer: "release", reason: "" });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain(
    "The team of Maren Okafor-Lindqvist keeps everybody on Friday 27 November: “Winter drill”. You can decline and suggest another date; or whoever leads the team opens the day again.",
  );
});
