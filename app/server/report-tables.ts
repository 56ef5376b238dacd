import { shiftName } from "#models/shared/shift.ts";
import type { AskedOf } from "#models/reporting/asked-rows.ts";
import { reportOf } from "#models/reporting/kept.ts";
import type { Report } from "#models/reporting/report.ts";
import type { Scope } from "#models/reporting/scope.ts";
import type { Texts } from "#models/shared/texts/index.ts";
import { isList, listOf, LISTS, type ListName, type Rows } from "./report-lists.ts";
import type { Viewer } from "./viewer.ts";

export const TABLES = [...LISTS, "matrix", "never", "promise", "months", "fairness", "reflected", "coverage"] as const;
export type TableName = (typeof TABLES)[number];

/** The rows of a table of the report, heads first: what is on the screen, and of the matrix every pair that met. */
export async function tableOf(
  name: TableName,
  scope: Scope,
  viewer: Viewer,
  texts: Texts,
  asked: AskedOf | null,
): Promise<Rows> {
  if (isList(name)) return listOf(name, scope, viewer, texts, asked);
  const report = await reportOf(viewer.actor, scope, viewer.now);
  const names = new Map(report.departments.map((one) => [one.id, one.name]));
  return tables[name](report, texts, (id) => names.get(id) ?? "");
}

const shown = (percent: number | null): string | number => percent ?? "";

const tables: Record<
  Exclude<TableName, ListName>,
  (report: Report, texts: Texts, nameOf: (id: string) => string) => Rows
> = {
  matrix: ({ pairs }, { report: { list, months } }, nameOf) => [
    [list.columns.home, list.columns.host, months.visits],
    ...pairs.map(({ home, host, count }) => [nameOf(home), nameOf(host), count]),
  ],
  never: ({ departments, pairs, narrowedTo }, { report: { list } }, nameOf) => {
    const met = new Set(pairs.map(({ home, host }) => `${home} ${host}`));
    const looked = (home: string, host: string) => !narrowedTo || home === narrowedTo || host === narrowedTo;
    return [
      [list.columns.home, list.columns.host],
      ...departments.flatMap(({ id: home }) =>
        departments
          .filter(({ id: host }) => home !== host && looked(home, host) && !met.has(`${home} ${host}`))
          .map(({ id: host }) => [nameOf(home), nameOf(host)]),
      ),
    ];
  },
  promise: ({ promise }, { report: { promise: words, department } }, nameOf) => [
    [department, `${words.kept} %`, words.all, words.answered, words.requests, words.held, words.sessions],
    ...promise.departments.map((one) => [
      ...[nameOf(one.department), shown(one.kept.percent), one.kept.of],
      ...[one.answered.count, one.answered.of, one.held.count, one.held.of],
    ]),
  ],
  months: ({ months }, { report: { months: words } }) => [
    [words.month, words.visits],
    ...months.map(({ month, visits: count }) => [month.slice(0, 7), count]),
  ],
  fairness: ({ fairness }, { report: { fairness: words } }) => [
    [words.quarter, words.shift, words.asked, `${words.got} %`, words.visits],
    ...fairness.shifts.flatMap(({ quarter, shifts }) =>
      shifts.map(({ group, got, visits: count }) => [
        ...[quarter, shiftName(group, words), got.of, shown(got.percent), count],
      ]),
    ),
  ],
  reflected: ({ reflected }, { report: { reflected: words } }) => [
    [words.role, words.asked, words.answered, "%"],
    ...reflected.roles.map(({ role, answered }) => [
      ...[words.roles[role], answered.of, answered.count, shown(answered.percent)],
    ]),
  ],
  coverage: ({ coverage }, { report: { coverage: words, department } }, nameOf) => [
    [department, words.trained, words.people, "%"],
    ...coverage.departments.map(({ department: id, trained }) => [
      ...[nameOf(id), trained.count, trained.of, shown(trained.percent)],
    ]),
  ],
};
