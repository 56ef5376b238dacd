import { expect, test } from "vitest";
import { Organisation } from "#models/people/organisation.document.ts";
import { build, cast } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit } from "../visit.ts";

await freshDatabase();

const fields = { bookingsAhead: "4", visitsPer: "year", visitsMost: "6", opensDays: "30", travelMinutes: "45" };
const limits = async () => {
  const { bookingsAhead, visitsPer, visitsMost, opensDays, travelMinutes } = (await Organisation.findOne().lean())!;
  return { bookingsAhead, visitsPer, visitsMost, opensDays, travelMinutes };
};

test("a coordinator changes the booking limits; what is empty is no limit", async () => {
  const c = await cast();
  const by = visit(c.beatriz);
  expect((await by.get("/imports")).html).toContain('href="/limits"');
  expect((await by.get("/limits")).html).toMatch(/name="bookingsAhead"[^>]*value="10"/);
  const done = await by.post("/limits", { ...fields, name: "Mine", demoMadeAt: "1" });
  expect((await by.follow(done)).text).toContain("The booking limits are saved.");
  expect(await limits()).toEqual({ bookingsAhead: 4, visitsPer: "year", visitsMost: 6, opensDays: 30, travelMinutes: 45 }); // prettier-ignore
  expect((await Organisation.findOne().lean())!.name).toBe("Halcón Airports");
  await by.post("/limits", { ...fields, visitsMost: "", opensDays: "" });
  expect(await limits()).toMatchObject({ visitsMost: null, opensDays: null });
});

test("bad input brings a sentence at the field, what was typed stays, and nothing changes", async () => {
  const c = await cast();
  const before = await limits();
  const bad: [string, string, string][] = [
    ...["0", "-1", "1.5", "101", "many", ""].map((one): [string, string, string] => ["bookingsAhead", one, ""]),
    ...["0", "-1", "1.5", "x"].map((one): [string, string, string] => ["visitsMost", one, ""]),
    ...["0", "731", "1e2"].map((one): [string, string, string] => ["opensDays", one, ""]),
    ...["-1", "601", ""].map((one): [string, string, string] => ["travelMinutes", one, ""]),
    ["visitsPer", "week", ""],
  ];
  for (const [name, value] of bad) {
    const { status, html } = await visit(c.beatriz).post("/limits", { ...fields, [name]: value });
    expect([name, value, status]).toEqual([name, value, 422]);
    if (name !== "visitsPer" && value !== "") expect(html).toContain(`value="${value}"`);
    expect(html).toContain(`id="${name}-error"`);
    // The summary above says which field it means.
    expect(html).toMatch(new RegExp(`href="#${name}">[^<:]+: [^<]`));
  }
  expect(await limits()).toEqual(before);
});

test("nobody else sees or changes them", async () => {
  const c = await cast();
  const before = await limits();
  for (const who of [c.ingrid, c.linh, c.maria]) {
    expect((await visit(who).get("/limits")).status).toBe(403);
    expect((await visit(who).post("/limits", fields)).status).toBe(403);
  }
  expect((await visit().get("/limits")).location).toBe("/sign-in?to=%2Flimits");
  expect(await limits()).toEqual(before);
});

test("the session's page and the list say when booking opens, and how many visits one has had", async () => {
  const c = await cast();
  const far = await build.session({ host: c.maria, startsIn: 24 * 20 });
  const near = await build.session({ host: c.maria, startsIn: 48 });
  await visit(c.beatriz).post("/limits", { ...fields, opensDays: "5", visitsMost: "1" });
  const linh = visit(c.linh);
  const page = await linh.get(`/sessions/${String(far._id)}`);
  expect(page.text).toContain("Not open yet");
  // Midnight in Valdemora, by the clock of Puerto Ámbar, as the foot of the page says of all its times.
  expect(page.text).toContain("Places can be asked for from Wednesday 9 December, 23:00 on. Please come back then");
  expect((await linh.get("/find?can=")).text).toContain("Not open yet");
  await build.booking(c.linh, near);
  const other = await build.session({ host: c.maria, startsIn: 72 });
  expect((await linh.get(`/sessions/${String(other._id)}`)).text).toMatch(
    /You have 1 visit in that year, behind you or ahead, and 1 is the most.*1 January 2027.* on are open to you/,
  );
});
