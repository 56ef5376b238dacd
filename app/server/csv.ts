import { stringify } from "csv-stringify/sync";

/** A table as CSV for spreadsheets: UTF-8 with its mark, CRLF, and cells that would be formulas made harmless. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { bom: true, escape_formulas: true, record_delimiter: "windows" },
  );

/** An answer that is saved as a file. */
export const csvFile = (name: string, text: string): Response =>
  new Response(text, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}.csv"`,
      "Cache-Control": "no-store",
    },
  });
