import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "#models/errors.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { readAsked, readReport } from "#app/forms/report.ts";
import { csvFile, csvOf } from "#app/server/csv.ts";
import { TABLES, tableOf } from "#app/server/report-tables.ts";
import { fits, narrowed, requireReader, scopeOf, usualDays } from "#app/server/report.ts";
import { open } from "#app/server/respond.ts";

/** A table of the report as a file for spreadsheets, narrowed as the page is. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireReader(request, context);
  const { searchParams } = new URL(request.url);
  const { choice: chosen } = readReport(searchParams, usualDays(viewer), fits);
  const choice = narrowed(chosen, viewer);
  const texts = textsFor(viewer.language);
  return open(async () => {
    const name = TABLES.find((table) => table === params.table);
    if (!name) throw notFound();
    const rows = await tableOf(name, scopeOf(choice, viewer), viewer, texts, readAsked(searchParams));
    return csvFile(`${texts.report.files[name]}-${choice.from}-${choice.until}`, csvOf(rows));
  });
}
