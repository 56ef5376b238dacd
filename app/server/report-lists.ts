import { notFound } from "#models/errors.ts";
import { departmentNames } from "#models/people/department-list.ts";
import { askedToExport, type AskedOf } from "#models/reporting/asked-rows.ts";
import { coveredToExport } from "#models/reporting/covered-rows.ts";
import { promisesToExport, type PromiseRowsOf } from "#models/reporting/promise-rows.ts";
import { reflectedToExport } from "#models/reporting/reflected-rows.ts";
import { visitsToExport } from "#models/reporting/report-rows.ts";
import type { Scope } from "#models/reporting/scope.ts";
import { shiftName } from "#models/shared/shift.ts";
import type { Texts } from "#models/shared/texts/index.ts";
import { localClock, localDate } from "#models/shared/time.ts";
import type { Viewer } from "./viewer.ts";

export type Rows = (string | number)[][];

/** The lists behind the figures of the report, as files. */
export const LISTS = ["visits", "requests", "sessions", "people", "answered", "asked"] as const;
export type ListName = (typeof LISTS)[number];
export const isList = (name: string): name is ListName => (LISTS as readonly string[]).includes(name);

interface Asked {
  scope: Scope;
  viewer: Viewer;
  texts: Texts;
}

/** All rows of a list, heads first. `of`: which bar of fairness `asked` is about. */
export function listOf(name: ListName, scope: Scope, viewer: Viewer, texts: Texts, of: AskedOf | null): Promise<Rows> {
  const asked = { scope, viewer, texts };
  if (name === "requests" || name === "sessions") return promises(asked, name);
  if (name !== "asked") return { visits, people, answered }[name](asked);
  if (!of) throw notFound();
  return places(asked, of);
}

const whenIn = ({ zone }: Viewer, at: Date | null): string =>
  at ? `${localDate(at, zone)} ${localClock(at, zone)}` : "";
const namesById = async () => new Map((await departmentNames()).map(({ id, name }) => [id, name]));

async function people({ scope, viewer, texts: { report } }: Asked): Promise<Rows> {
  const names = await namesById();
  const { people: words } = report.behind;
  const rows: Rows = [[words.person, report.department, words.visits, words.last]];
  for await (const { name, department, visits: count, last } of coveredToExport(viewer.actor, scope))
    rows.push([name, names.get(department) ?? "", count, last ? localDate(last, viewer.zone) : ""]);
  return rows;
}

async function answered({ scope, viewer, texts: { report } }: Asked): Promise<Rows> {
  const names = await namesById();
  const { columns } = report.list;
  const { reflected, behind } = report;
  const rows: Rows = [[columns.when, columns.session, columns.home, columns.host, reflected.role, reflected.answered]];
  for await (const one of reflectedToExport(viewer.actor, scope))
    rows.push([
      ...[whenIn(viewer, one.startsAt), one.title, names.get(one.home) ?? "", names.get(one.host) ?? ""],
      ...[behind.reflections.roles[one.role], one.answeredAt ? whenIn(viewer, one.answeredAt) : behind.reflections.not],
    ]);
  return rows;
}

async function places({ scope, viewer, texts: { report, words } }: Asked, of: AskedOf): Promise<Rows> {
  const names = await namesById();
  const { columns } = report.list;
  const { fairness, behind } = report;
  const rows: Rows = [
    [columns.when, columns.session, columns.home, columns.host, fairness.shift, behind.asked.became, fairness.got],
  ];
  for await (const one of askedToExport(viewer.actor, scope, of))
    rows.push([
      ...[whenIn(viewer, one.startsAt), one.title, names.get(one.home) ?? "", names.get(one.host) ?? ""],
      ...[shiftName(one.shift, fairness), words.states[one.state], one.got ? behind.asked.got : behind.asked.not],
    ]);
  return rows;
}

async function visits({
  scope,
  viewer,
  texts: {
    report: { list },
    words,
  },
}: Asked): Promise<Rows> {
  const names = new Map((await departmentNames()).map(({ id, name }) => [id, name]));
  const { columns } = list;
  const rows: Rows = [[columns.when, columns.session, columns.home, columns.host, columns.outcome]];
  for await (const { startsAt, title, home, host, outcome } of visitsToExport(viewer.actor, scope))
    rows.push([
      `${localDate(startsAt, viewer.zone)} ${localClock(startsAt, viewer.zone)}`,
      ...[title, names.get(home) ?? "", names.get(host) ?? "", outcome ? words.outcomes[outcome] : ""],
    ]);
  return rows;
}

async function promises({ scope, viewer, texts: { report } }: Asked, of: PromiseRowsOf): Promise<Rows> {
  const names = await namesById();
  const { list, promised: words } = report;
  const moment = (at: Date | null): string => whenIn(viewer, at);
  const rows: Rows = [
    [list.columns.when, list.columns.session, report.department, words.answerBy, words.answered, words.promise],
  ];
  for await (const one of promisesToExport(viewer.actor, scope, of, viewer.now))
    rows.push([
      ...[moment(one.startsAt), one.title, names.get(one.department) ?? "", moment(one.answerBy)],
      ...[moment(one.answeredAt), one.kept ? words.kept : words.missed],
    ]);
  return rows;
}
