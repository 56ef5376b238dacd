import { parse } from "csv-parse/sync";
import { beforeEach, expect, test } from "vitest";
import { Booking } from "#models/booking/booking.document.ts";
import { Department } from "#models/people/department.document.ts";
import { build, cast, noon, type Cast } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit } from "../visit.ts";

await freshDatabase();

let people: Cast;
beforeEach(async () => {
  people = await cast();
});

/** Maren saw the baggage hall this morning. */
async function aVisit(): Promise<{ home: string; host: string }> {
  const { maren, tomas } = people;
  const session = await build.session({ host: tomas, startsIn: 9 });
  const { _id } = await build.booking(maren, session);
  await Booking.updateOne({ _id }, { $set: { state: "booked", outcome: "attended" } });
  return { home: String(maren.department), host: String(session.department) };
}

test("a coordinator sees the figures, their charts and the rows behind them", async () => {
  const { home, host } = await aVisit();
  const desk = visit(people.beatriz);
  const page = await desk.get("/report");
  expect(page.status).toBe(200);
  expect(page.text).toContain("Fourth quarter 2026 so far");
  expect(page.text).toContain("Visits held 1 0 in as many days before.");
  expect(page.html).toContain("<svg");
  expect(page.html).not.toContain("style=");
  expect(page.html).toContain(`/report/rows?`);
  const rows = await desk.get(`/report/rows?home=${home}&host=${host}&year=1`);
  expect([rows.status, rows.text.includes("The path of a bag")]).toEqual([200, true]);
  expect((await desk.get(`/report/rows?home=${host}&host=${home}`)).text).toContain("No visits yet");
  expect((await desk.get("/report/sheet")).text).toContain("Made on");
});

test("nothing is there for anybody else", async () => {
  for (const one of [people.maren, people.tomas])
    for (const path of [
      "/report",
      "/report/rows",
      "/report/promise",
      "/report/people",
      "/report/reflections",
      "/report/asked?home=000000000000000000000000",
      "/report/sheet",
      "/report/visits.csv",
      "/report/requests.csv",
    ])
      expect([path, (await visit(one).get(path)).status]).toEqual([path, 403]);
});

test("who leads a department reads its report, and no other", async () => {
  const { home, host } = await aVisit();
  const { ingrid, security, assisted } = people;
  const lead = visit(ingrid);
  const page = await lead.get("/report");
  expect([page.status, page.text.includes("Visits held 1")]).toEqual([200, true]);
  expect(page.html).toContain(`<option value="${home}" selected="">${security.name}`);
  expect(page.html).not.toContain(`<option value="${host}"`);
  expect(page.text).toContain("Only the department’s own people, wherever they asked");
  expect((await lead.get("/home")).html).toContain('href="/team"');
  expect((await lead.get("/team")).html).toContain('href="/report"');
  const paths = ["", "/rows", "/promise", "/people", "/reflections", "/sheet", "/visits.csv", "/people.csv", "/answered.csv", "/coverage.csv"]; // prettier-ignore
  for (const path of paths) {
    expect([path, (await lead.get(`/report${path}`)).status]).toEqual([path, 200]);
    const closed = await lead.get(`/report${path}?department=${String(assisted._id)}`);
    expect([path, closed.status]).toEqual([path, 403]);
  }
  const staff = await lead.get(`/report/people?home=${host}`);
  expect([staff.status, staff.text.includes("Nothing is behind this figure")]).toEqual([200, true]);
  expect((await lead.get("/report/people")).text).toContain(people.maren.name);
});

test("each other figure leads to its rows", async () => {
  const { home } = await aVisit();
  const desk = visit(people.beatriz);
  const { html } = await desk.get("/report");
  for (const path of ["/report/people?", "/report/asked?", `home=${home}`, "quarter=2026-10-01"])
    expect(html).toContain(path);
  const staff = await desk.get("/report/people");
  expect([staff.text.includes(people.maren.name), staff.text.includes("None yet")]).toEqual([true, true]);
  expect((await desk.get(`/report/asked?home=${home}`)).text).toContain("The path of a bag");
  expect((await desk.get("/report/asked?quarter=2026-10-01&shift=")).text).toContain("Shift: Not given");
  expect((await desk.get("/report/asked?quarter=2026-10-01&shift=Nights")).text).toContain("Nothing is behind this");
  expect((await desk.get("/report/asked?quarter=never")).status).toBe(404);
  expect((await desk.get("/report/asked.csv")).status).toBe(404);
  expect((await desk.get(`/report/asked.csv?home=${home}`)).html).toContain("The path of a bag");
  expect((await desk.get("/report/people.csv")).html).toContain(people.maren.name);
});

test("days that are no quarter say their year, on the screen and on paper", async () => {
  await aVisit();
  const desk = visit(people.beatriz);
  for (const [query, title] of [
    ["from=2020-01-01&until=2020-02-01", "Wed 1 Jan to Sat 1 Feb 2020"],
    ["from=2019-12-30&until=2020-02-01", "Mon 30 Dec 2019 to Sat 1 Feb 2020"],
  ])
    for (const page of ["/report", "/report/sheet"])
      expect((await desk.get(`${page}?${query}`)).html).toMatch(new RegExp(`<h1[^>]*>${title}</h1>`));
});

test("nonsense in the address narrows nothing and says so", async () => {
  await aVisit();
  const desk = visit(people.beatriz);
  for (const query of ["from=yesterday", "from=2026-12-01&until=2026-11-01", "from=2020-01-01&until=2026-11-01"]) {
    const { status, text } = await desk.get(`/report?${query}`);
    expect([status, text.includes("These days cannot be shown")]).toEqual([200, true]);
  }
  const { status, text } = await desk.get("/report?site=%24ne&department=x&kind=none&after=%00");
  expect([status, text.includes("Visits held 1")]).toEqual([200, true]);
  expect((await desk.get("/report/rows?after=%24gt_x")).status).toBe(200);
  expect((await desk.get("/report/promise?of=people&missed=x&after=1_x&from=2026-13-01")).status).toBe(200);
  expect((await desk.get("/report/nothing.csv")).status).toBe(404);
});

test("tables are files that spreadsheets read, and no cell of them is a formula", async () => {
  const { host } = await aVisit();
  await Department.updateOne({ _id: host }, { $set: { name: '=HYPERLINK("http://x","Bags")' } });
  const desk = visit(people.beatriz);
  for (const table of [
    "visits",
    "matrix",
    "never",
    "requests",
    "sessions",
    "promise",
    "months",
    "fairness",
    "reflected",
    "coverage",
    "people",
    "answered",
  ]) {
    const { status, html, headers } = await desk.get(`/report/${table}.csv`);
    expect([status, headers["content-type"]]).toEqual([200, "text/csv; charset=utf-8"]);
    expect(html.startsWith("\uFEFF")).toBe(true);
    const cells = parse(html, { bom: true }) as string[][];
    expect(cells.length).toBeGreaterThan(["promise", "requests", "sessions", "answered"].includes(table) ? 0 : 1); // no session of today is over at noon
    expect(cells.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  }
  expect((await desk.get("/report/visits.csv")).html).toContain("The path of a bag");
});

test("each promise behind the figure is there, kept or not, and pairs that never met are a file", async () => {
  const { tomas, maren, security, assisted, beatriz } = people;
  const held = await build.session({ host: tomas, startsIn: -30, title: "Held as published" });
  await build.session({ host: tomas, startsIn: -30, title: "Called off", state: "cancelled" });
  const booked = await build.session({ host: tomas, startsIn: 48, title: "Asked in vain" });
  const { _id } = await build.booking(maren, booked);
  const answerBy = new Date(noon.getTime() - 3_600_000);
  await Booking.updateOne({ _id }, { $set: { startsAt: held.startsAt, "release.answerBy": answerBy } });
  const desk = visit(beatriz);
  expect((await desk.get("/report")).html).toContain("/report/promise?");
  const sessions = await desk.get("/report/promise?of=sessions");
  expect(["Held as published", "Called off"].map((title) => sessions.text.includes(title))).toEqual([true, true]);
  const missed = await desk.get("/report/promise?of=sessions&missed=1");
  expect(["Held as published", "Called off"].map((title) => missed.text.includes(title))).toEqual([false, true]);
  const requests = await desk.get("/report/promise");
  expect([requests.text.includes("Asked in vain"), requests.text.includes("not answered")]).toEqual([true, true]);
  expect((await desk.get("/report/requests.csv")).html).toContain("Asked in vain");
  const pairs = (at: string) => desk.get(at).then(({ html }) => (parse(html, { bom: true }) as string[][]).slice(1));
  expect(await pairs("/report/never.csv")).toHaveLength(5 * 4);
  expect(await pairs(`/report/never.csv?department=${String(security._id)}`)).toHaveLength(2 * 4);
  expect(await pairs("/report/never.csv")).toContainEqual([security.name, assisted.name]);
});
