import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvFile } from "#app/server/csv.ts";
import { open } from "#app/server/respond.ts";
import { placementTable } from "#app/server/round-table.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

/** Everybody of a matched round as a file for spreadsheets: what each got, or why not. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  return open(async () => {
    const { name, text } = await placementTable(params.id!, viewer);
    return csvFile(name, text);
  });
}
