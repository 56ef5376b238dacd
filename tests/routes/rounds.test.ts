import { beforeEach, describe, expect, test } from "vitest";
import { announceDueRounds } from "#models/matching/announce.ts";
import { matchDueRounds } from "#models/matching/matching.ts";
import { Pin } from "#models/matching/pin.document.ts";
import { Round } from "#models/matching/round.document.ts";
import { WishList } from "#models/matching/wish-list.document.ts";
import { setClock } from "#app/server/clock.ts";
import { build, cast, hours, type Cast } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit } from "../visit.ts";

await freshDatabase();
let people: Cast;
beforeEach(async () => {
  people = await cast();
});
const { december } = build;

const form = (more: Record<string, string | string[]> = {}) => ({
  ...{ name: "Winter round", firstDay: "2026-12-01", lastDay: "2026-12-20" },
  ...{ deadlineDay: "2026-11-30", deadlineClock: "18:00", seed: "", key: "one-time-key-1" },
  ...more,
});
const id = (one: { _id: unknown }): string => String(one._id);

describe("opening and changing", () => {
  test("a coordinator opens a round; the list and its page show it", async () => {
    const beatriz = visit(people.beatriz);
    expect((await beatriz.get("/rounds")).text).toContain("No round yet");
    expect((await beatriz.get("/rounds/new")).text).toContain("Who may take part");
    const done = await beatriz.post("/rounds/new", form({ departments: [id(people.security)] }));
    expect(done.status).toBe(302);
    const again = await beatriz.post("/rounds/new", form());
    expect(again.location).toBe(done.location);
    const page = await beatriz.follow(done);
    expect(page.text).toContain("Winter round is open. Wishes are taken now.");
    expect(page.text).toContain(
      "Takes wishes until Mon 30 Nov, 18:00. Sessions from Tuesday 1 December to Sunday 20 December.",
    );
    expect(page.text).toContain("of 3 people who may take part");
    expect((await beatriz.get("/rounds")).text).toContain("Takes wishes until Mon 30 Nov, 18:00");
  });

  test("bad dates come back at their field with what was typed; nothing is opened", async () => {
    const beatriz = visit(people.beatriz);
    const back = await beatriz.post("/rounds/new", form({ name: "Kept", lastDay: "2026-11-01" }));
    expect(back.status).toBe(422);
    expect(back.text).toContain("The last day is before the first.");
    expect(back.html).toContain('value="Kept"');
    const empty = await beatriz.post("/rounds/new", form({ name: "", firstDay: "soon", departments: ["x"] }));
    expect(empty.status).toBe(422);
    expect(empty.text).toContain("Enter a date");
    expect(await Round.countDocuments()).toBe(0);
  });

  test("nobody else comes in; unknown rounds and steps are 404", async () => {
    const round = await build.round(people.beatriz);
    const at = `/rounds/${id(round)}`;
    for (const page of ["/rounds", "/rounds/new", at, `${at}/edit`, `${at}/announcement`, `${at}/withdrawal`])
      for (const person of [people.maren, people.ingrid])
        expect([page, (await visit(person).get(page)).status]).toEqual([page, 403]);
    for (const page of [`${at}/withdrawal`, `${at}/matching`, `${at}/edit`, `${at}/announcement`])
      expect((await visit(people.maren).post(page, form())).status).toBe(403);
    expect((await Round.findOne().lean())!.state).toBe("open");
    const beatriz = visit(people.beatriz);
    for (const page of [`${at}/nonsense`, "/rounds/65f0000000000000000000a1", "/rounds/no-id", "/rounds/no-id/wishes"])
      expect([page, (await beatriz.get(page)).status]).toEqual([page, 404]);
    expect((await visit().get(`${at}/wishes`)).location).toContain("/sign-in?to=");
  });

  test("a change somebody else was quicker with is told, and what was typed is kept", async () => {
    const round = await build.round(people.beatriz);
    const beatriz = visit(people.beatriz);
    const at = `/rounds/${id(round)}/edit`;
    expect((await beatriz.get(at)).html).toContain('value="Winter round"');
    expect((await beatriz.post(at, form({ name: "First", version: "0" }))).status).toBe(302);
    const late = await beatriz.post(at, form({ name: "Second", version: "0" }));
    expect(late.status).toBe(422);
    expect(late.text).toContain("Somebody else has changed this round meanwhile.");
    expect(late.html).toContain('value="Second"');
    expect((await build.roundNow(round)).name).toBe("First");
  });
});

describe("wishes", () => {
  test("home leads to them; sessions say whether they fit and why not; each press works without script", async () => {
    const round = await build.round(people.beatriz);
    const bag = await build.session({ host: people.maria, startsIn: december(3), title: "The path of a bag" });
    const badge = await build.session({
      ...{ host: people.piet, startsIn: december(4), title: "Apron by night", clearances: ["Airside badge"] },
    });
    const maren = visit(people.maren);
    const home = await maren.get("/home");
    expect(home.text).toContain("Winter round: what would you like to see?");
    expect(home.html).toContain(`/rounds/${id(round)}/wishes`);
    expect(home.html).toContain("panel--spot");
    const at = `/rounds/${id(round)}/wishes`;
    const page = await maren.get(at);
    expect(page.text).toContain("You have not wished for anything yet.");
    expect(page.text).toContain("Fits you");
    expect(page.text).toContain("Airside badge");
    const here = `${at}?department=${id(people.apron)}`;
    const added = await maren.post(here, { act: "add", wish: `session:${id(bag)}` });
    expect(added.location).toBe(here);
    await maren.post(here, { act: "add", wish: `department:${id(people.apron)}` });
    await maren.post(at, { act: "up", wish: `department:${id(people.apron)}` });
    const listed = await maren.get(at);
    expect(listed.text).toMatch(/1st Apron Control Any of its sessions in the round.*2nd The path of a bag/);
    expect(listed.text).toMatch(
      /Apron Control Any of its sessions in the round Its only date does not fit you as things are/,
    );
    expect(listed.text).toMatch(/2nd The path of a bag Thu 3 Dec, 10:00 Fits you/);
    await maren.post(at, { act: "drop", wish: `session:${id(bag)}` });
    expect((await WishList.findOne().lean())!.wishes.map(({ title }) => title)).toEqual(["Apron Control"]);
    expect((await maren.get("/home")).text).toContain("One wish is on your list.");
    expect(String(badge._id)).toHaveLength(24);
    const ingrid = visit(people.ingrid);
    expect((await ingrid.get("/home")).html).toContain("panel--spot");
    await build.booking(people.maren, await build.session({ host: people.piet }));
    const { html, text } = await ingrid.get("/home");
    expect([text.includes("Maren Okafor-Lindqvist asks to be away"), html.includes("panel--spot")]).toEqual([
      true,
      false,
    ]);
  });

  test("an own department, nonsense, a late wish, somebody who may not: a sentence or a closed door, nothing changed", async () => {
    const round = await build.round(people.beatriz, { departmentIds: [id(people.security)] });
    const at = `/rounds/${id(round)}/wishes`;
    const maren = visit(people.maren);
    const own = await maren.post(at, { act: "add", wish: `department:${id(people.security)}` });
    expect(own.status).toBe(422);
    expect(own.text).toContain("“Security Checkpoint North” is your own department’s.");
    for (const wish of ["", "session:", "team:65f0000000000000000000a1", "session:65f0000000000000000000a1 "])
      expect([wish, (await maren.post(at, { act: "add", wish })).status]).toEqual([wish, 422]);
    expect((await maren.post(at, { act: "add", wish: "session:65f0000000000000000000a1" })).status).toBe(404);
    expect((await maren.post(at, { act: "steal", wish: `department:${id(people.apron)}` })).status).toBe(422);
    const piet = visit(people.piet);
    expect((await piet.get(at)).status).toBe(403);
    expect((await piet.post(at, { act: "add", wish: `department:${id(people.assisted)}` })).status).toBe(403);
    expect((await piet.get("/home")).text).not.toContain("Winter round");
    await Round.updateOne({ _id: round._id }, { $set: { state: "closed" } });
    const late = await maren.post(at, { act: "add", wish: `department:${id(people.apron)}` });
    expect(late.status).toBe(422);
    expect(late.text).toContain("Wishes are closed. Your list stays as it was.");
    expect((await maren.get("/home")).text).not.toContain("Winter round");
    setClock(new Date("2026-11-30T18:00:00Z"));
    const after = await visit(people.maren).post(at, { act: "add", wish: `department:${id(people.apron)}` });
    expect(after.text).toContain("Wishes were taken until Monday 30 November, 18:00.");
    expect(await WishList.countDocuments()).toBe(0);
  });
});

describe("from preview to announcement", () => {
  test("close and match, look, announce with the number; everybody sees what came of it", async () => {
    const round = await build.round(people.beatriz);
    const apron = await build.session({
      host: people.piet,
      startsIn: december(3),
      places: 1,
      title: "Night on the apron",
    });
    // Who of the two gets it is a draw.
    for (const one of [people.linh, people.tomas]) await build.wishes(one, round, [apron, people.duty]);
    const beatriz = visit(people.beatriz);
    const at = `/rounds/${id(round)}`;
    expect((await beatriz.get(at)).text).toContain("Close and match");
    const started = await beatriz.post(`${at}/matching`);
    expect((await beatriz.follow(started)).text).toContain("Winter round is being matched");
    await matchDueRounds(() => hours(1));
    const preview = await beatriz.get(at);
    expect(preview.text).toContain("Winter round, preview");
    expect(preview.text).toContain("Got a place 1 of 2 people 1 / 2; first come, first served would reach 1 / 2");
    expect(preview.text).toContain("Only those without a place (1)");
    expect(preview.text).toContain("1st, Night on the apron: Every place went to others in this round.");
    const unplaced = await beatriz.get(`${at}?only=unplaced`);
    expect(unplaced.text).toContain("No place");
    expect(unplaced.text).not.toContain("Night on the apron, Thu 3 Dec");
    const wrong = await beatriz.post(`${at}/announcement`, { run: 1, placed: 2 });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain("Please type 1, the number of people who get a place.");
    const done = await beatriz.post(`${at}/announcement`, { run: 1, placed: 1 });
    expect((await beatriz.follow(done)).text).toContain("Winter round is being announced");
    const twice = await beatriz.post(`${at}/announcement`, { run: 1, placed: 1 });
    expect(twice.status).toBe(422);
    expect(twice.text).toContain("Beatriz Anaya has announced this round already.");
    expect((await beatriz.get(`${at}/announcement`)).text).toContain("Beatriz Anaya has announced it already");
    await announceDueRounds(() => hours(2));
    const after = await beatriz.get(at);
    expect(after.text).toContain("Beatriz Anaya announced it");
    expect(after.text).toContain("Nothing had changed since the preview");
    const pages = await Promise.all([people.linh, people.tomas].map((one) => visit(one).get(`${at}/wishes`)));
    const texts = pages.map(({ text }) => text).join("\n");
    expect(texts).toContain("You got your 1st wish");
    expect(texts).toContain("2nd: Terminal Duty Managers Nothing was published there on the days of the round.");
  });

  test("discard, withdraw; a step that came too late is told", async () => {
    const round = await build.round(people.beatriz);
    await build.wishes(people.linh, round, [people.apron]);
    await build.matched(round, people.beatriz);
    const beatriz = visit(people.beatriz);
    const at = `/rounds/${id(round)}`;
    expect((await beatriz.get(`${at}/discarding`)).text).toContain("Discard the preview of Winter round?");
    expect((await beatriz.post(`${at}/discarding`)).status).toBe(302);
    const late = await beatriz.post(`${at}/discarding`);
    expect(late.status).toBe(422);
    expect(late.text).toContain("The round has moved on meanwhile.");
    expect((await beatriz.get(at)).text).toContain("Ready to be matched");
    expect((await beatriz.follow(await beatriz.post(`${at}/withdrawal`))).text).toContain("The round is withdrawn.");
    expect((await visit(people.linh).get(`${at}/wishes`)).text).toContain("This round was withdrawn.");
    expect((await beatriz.get(`${at}/announcement`)).text).toContain("There is no preview to announce");
  });
});

describe("a coordinator decides for one person", () => {
  test("on a page of their wishes; the round is matched again, and its placements are a file", async () => {
    const { maren, tomas, beatriz, ingrid } = people;
    const session = await build.session({ host: tomas, startsIn: december(2), title: "=Bags" });
    const open = await build.round(beatriz);
    await build.wishes(maren, open, [session, people.assisted]);
    const round = await build.matched(open, beatriz);
    const desk = visit(beatriz);
    const preview = await desk.get(`/rounds/${id(round)}`);
    for (const words of ["The rules in force", "Release caps of home teams", "Export everybody", "Decide"])
      expect(preview.text).toContain(words);
    const page = `/rounds/${id(round)}/decisions?person=${id(maren)}`;
    const [fixed, barred] = [`fixed-${id(maren)}`, `barred-${id(maren)}`];
    expect(preview.html).toContain(`href="${page}"`);
    expect((await desk.get(page)).text).toContain("Leave it to the matching");
    const wrong = await desk.post(page, { [fixed]: id(maren) });
    expect([wrong.status, wrong.text.includes("do not allow this session")]).toEqual([422, true]);
    const both = await desk.post(page, { [fixed]: id(session), [barred]: [id(session)] });
    expect(both.status).toBe(422);
    expect(both.text).toContain("“=Bags” is chosen above and barred here. Please take one of the two away.");
    expect((await build.roundNow(round)).state).toBe("matched");
    const done = await desk.post(page, { [fixed]: id(session) });
    expect([done.status, done.location]).toEqual([302, `/rounds/${id(round)}`]);
    await matchDueRounds(() => hours(2));
    expect((await desk.get(`/rounds/${id(round)}`)).text).toContain("Fixed by a coordinator");
    const file = await desk.get(`/rounds/${id(round)}/placements.csv`);
    expect([file.status, file.headers["content-type"]]).toEqual([200, "text/csv; charset=utf-8"]);
    expect(file.html.startsWith("\uFEFF")).toBe(true);
    expect(file.html).toContain(
      `${maren.name},${people.security.name},Gets a place,'=Bags,2026-12-02 10:00,1,Fixed by a coordinator,`,
    );
    for (const one of [maren, tomas, ingrid])
      for (const path of [page, `/rounds/${id(round)}/placements.csv`])
        expect((await visit(one).get(path)).status).toBe(403);
    expect((await visit(ingrid).post(page, { [fixed]: id(session) })).status).toBe(403);
    expect((await desk.get(`/rounds/${id(round)}/decisions?person=${id(tomas)}`)).status).toBe(404);
    await desk.post(page, { [fixed]: "none", [barred]: [id(session)] });
    await matchDueRounds(() => hours(2));
    const { html } = await desk.get(`/rounds/${id(round)}/placements.csv`);
    expect(html).toContain("The coordinators planned this place otherwise.");
  });

  test("for several ticked on the preview, in one form, matched once; who was not changed is left out", async () => {
    const { maren, linh, beatriz, piet } = people;
    const session = await build.session({ host: piet, startsIn: december(2), places: 1, title: "Bags" });
    const open = await build.round(beatriz);
    for (const one of [maren, linh]) await build.wishes(one, open, [session]);
    const round = await build.matched(open, beatriz);
    const desk = visit(beatriz);
    const at = `/rounds/${id(round)}`;
    const preview = await desk.get(at);
    for (const one of [maren, linh]) expect(preview.html).toMatch(new RegExp(`name="person"[^>]*value="${id(one)}"`));
    expect((await desk.follow(await desk.get(`${at}/decisions`))).text).toContain("Please tick the people");
    const page = `${at}/decisions?person=${id(maren)}&person=${id(linh)}`;
    const asked = await desk.get(page);
    expect(asked.text).toContain("Decide for 2 people");
    const was = (one: { _id: unknown }) => ({ [`was-${id(one)}`]: "none" });
    const of = (one: { _id: unknown }, fixed: string, barred: string[] = []) => ({
      ...{ [`fixed-${id(one)}`]: fixed, [`barred-${id(one)}`]: barred, ...was(one) },
    });
    expect(asked.html).toContain(`name="was-${id(linh)}" value="none"`);
    const nothing = await desk.post(page, { ...of(maren, "none"), ...of(linh, "none") });
    expect([nothing.status, nothing.text.includes("Nothing is decided here yet.")]).toEqual([422, true]);
    const both = await desk.post(page, {
      ...of(maren, "none", [id(session)]),
      ...of(linh, id(session), [id(session)]),
    });
    expect([both.status, await Pin.countDocuments()]).toEqual([422, 0]);
    expect(both.html).toContain(`href="#barred-${id(linh)}"`);
    expect((await desk.post(page, { ...of(maren, "none", [id(session)]), ...of(linh, "none") })).status).toBe(302);
    await matchDueRounds(() => hours(2));
    expect((await build.roundNow(round)).run).toBe(round.run + 1);
    expect((await Pin.find().lean()).map(({ person }) => String(person))).toEqual([id(maren)]);
    expect((await build.placementOf(round, linh)).title).toBe("Bags");
  });
});
