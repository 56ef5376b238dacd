import { expect, test } from "vitest";
import { setClock } from "#app/server/clock.ts";
import { Department } from "#models/people/department.document.ts";
import { Organisation } from "#models/people/organisation.document.ts";
import { prepareSetUp } from "#models/people/organisation.ts";
import { Person } from "#models/people/person.document.ts";
import { Site } from "#models/people/site.document.ts";
import { addMinutes } from "#models/shared/time.ts";
import { cast, noon } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit } from "../visit.ts";

await freshDatabase();

const filled = {
  organisation: "Halcón Airports",
  site: "Puerto Ámbar",
  zone: "Atlantic/Canary",
  name: "Beatriz Anaya",
  email: "B.Anaya@halcon.example",
};

test("the first coordinator names organisation, site and zone, and is signed in", async () => {
  const link = (await prepareSetUp(noon))!;
  const browser = visit();
  expect((await browser.get(`/set-up?key=${link}`)).text).toContain("Time zone of this site");
  const done = await browser.post(`/set-up?key=${link}`, filled);
  expect(done.location).toBe("/imports");
  const account = await browser.get("/account");
  expect(account.text).toContain("Welcome to Understudy, Beatriz Anaya");
  expect(account.text).toContain("Puerto Ámbar (Atlantic/Canary)");
  expect(await Person.findOne().lean()).toMatchObject({ email: "b.anaya@halcon.example", roles: ["coordinator"] });
  expect(await Department.findOne().lean()).toMatchObject({ name: "Coordination" });
});

test("every field says what is missing, keeps what was typed, and nothing is half saved", async () => {
  const link = (await prepareSetUp(noon))!;
  const wrong = { ...filled, zone: "Puerto/Ámbar", email: "b.anaya", site: " " };
  const answer = await visit().post(`/set-up?key=${link}`, wrong);
  expect(answer.status).toBe(422);
  for (const sentence of ["Please choose a time zone", "Enter an e-mail address", "Please fill this in"])
    expect(answer.text).toContain(sentence);
  expect(answer.html).toContain('value="Puerto/Ámbar"');
  expect(await Site.countDocuments()).toBe(0);
  expect((await visit().post(`/set-up?key=${link}`, filled)).status).toBe(302);
});

test("a second set-up is refused, also at the same moment, and takes nothing over", async () => {
  const link = (await prepareSetUp(noon))!;
  const answers = await Promise.all([1, 2, 3, 4].map(() => visit().post(`/set-up?key=${link}`, filled)));
  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([302, 422, 422, 422]);
  expect([await Organisation.countDocuments(), await Site.countDocuments(), await Person.countDocuments()]).toEqual([
    1, 1, 1,
  ]);
  expect(await prepareSetUp(noon)).toBeNull();
  expect((await visit().get(`/set-up?key=${link}`)).text).toContain("does not work any more");
});

test("without the link, with an old or a guessed one there is no set-up", async () => {
  const first = (await prepareSetUp(noon))!;
  const second = (await prepareSetUp(noon))!;
  for (const link of ["", "guess", first]) {
    expect((await visit().get(`/set-up?key=${link}`)).html).not.toContain("<form");
    expect((await visit().post(`/set-up?key=${link}`, filled)).status).toBe(422);
  }
  setClock(addMinutes(noon, 24 * 60));
  expect((await visit().post(`/set-up?key=${second}`, filled)).status).toBe(422);
  expect(await Organisation.countDocuments()).toBe(0);
});

test("an installation that stands cannot be set up with a link from before", async () => {
  const link = (await prepareSetUp(noon))!;
  const { beatriz } = await cast();
  await prepareSetUp(noon);
  const answer = await visit().post(`/set-up?key=${link}`, { ...filled, email: beatriz.email! });
  expect(answer.status).toBe(422);
  expect(await Person.countDocuments({ email: beatriz.email! })).toBe(1);
});
