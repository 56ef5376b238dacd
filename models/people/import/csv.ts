import { parse } from "csv-parse/sync";
import { DomainError } from "#models/errors.ts";
import { decodeText } from "./encoding.ts";
import { openQuote } from "./open-quote.ts";

export const MAX_ROWS = 200_000;
const MAX_COLUMNS = 200;
const DELIMITERS = [",", ";", "\t"] as const;

/** A list as it stands in its file. Rows carry the number a spreadsheet shows beside them (the header is row 1). */
export interface Table {
  headers: string[];
  rows: { number: number; cells: string[] }[];
}

/** Bytes of an uploaded list → its table. Refuses what cannot be read with a sentence that says what to do. */
export function readTable(bytes: Uint8Array): Table {
  const [text, delimiter] = separated(decodeText(bytes));
  const line = text.includes('"') ? openQuote(text, delimiter) : null;
  if (line !== null) throw new DomainError("file-quote-open", { line }, "file");
  // No further than it takes to see that there are too many: the header, as many as may be, and one.
  const records = parseText(text, delimiter, MAX_ROWS + 2);
  if (records.length > MAX_ROWS + 1) throw new DomainError("file-too-many-rows", { rows: MAX_ROWS }, "file");
  const numbered = records.map((cells, at) => ({ number: at + 1, cells })).filter(({ cells }) => cells.some(isFilled));
  const [first, ...rows] = numbered.slice(titles(numbered.map(({ cells }) => cells)));
  if (!first) throw new DomainError("file-empty", {}, "file");
  if (first.cells.length > MAX_COLUMNS) throw new DomainError("file-not-text", {}, "file");
  if (isData(first.cells, rows)) throw new DomainError("file-no-header", {}, "file");
  if (rows.length === 0) throw new DomainError("file-no-rows", {}, "file");
  return { headers: named(first.cells), rows };
}

const isFilled = (cell: string): boolean => cell.trim() !== "";

/** How many lines stand above the header, such as a title and a date: one cell is filled there, or fewer than half as many
 *  are written as in most rows. A list of one column has none. */
function titles(records: readonly string[][]): number {
  const width = commonest(records.slice(0, 40).map(({ length }) => length));
  const isTitle = (cells: string[]): boolean => cells.filter(isFilled).length < 2 || cells.length < width / 2;
  return width < 2
    ? 0
    : Math.max(
        0,
        records.slice(0, 20).findIndex((cells) => !isTitle(cells)),
      );
}

/** Of several, the largest. */
function commonest(numbers: readonly number[]): number {
  const times = new Map<number, number>();
  for (const number of numbers) times.set(number, (times.get(number) ?? 0) + 1);
  return [...times].reduce(
    (best, next) => (next[1] > best[1] || (next[1] === best[1] && next[0] > best[0]) ? next : best),
    [0, 0],
  )[0];
}

function parseText(text: string, delimiter: string, to?: number): string[][] {
  try {
    return parse(text, {
      delimiter,
      bom: true,
      record_delimiter: ["\r\n", "\n", "\r"], // else the first line decides, and lines added by hand run together
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      ...(to !== undefined && { to }),
    });
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 0;
    throw new DomainError("file-quote-open", { line }, "file");
  }
}

/** "sep=;" in a line before the header, as spreadsheets write and read it, and do not count among the rows. */
const NAMED = /^\ufeff?"?sep=([^\r\n"])"?(?:\r\n|\n|\r)/i;

/** The list, and what stands between its cells. */
function separated(text: string): [text: string, delimiter: string] {
  const [line, delimiter] = NAMED.exec(text) ?? [];
  if (line === undefined || delimiter === undefined) return [text, delimiterOf(text)];
  return [text.slice(line.length), delimiter];
}

/** The delimiter under which the first lines have the most columns of the same number. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 60_000);
  const score = (delimiter: string): number => {
    let records: string[][];
    try {
      records = parseText(head, delimiter, 40);
    } catch {
      return head.split(/[\r\n]/, 1)[0]!.includes(delimiter) ? 0.5 : 0; // a mark is open; the header is most likely whole
    }
    const width = records[titles(records)]?.length ?? 0;
    const alike = records.filter((cells) => cells.length === width).length;
    return width > 1 ? (width * alike) / records.length : 0;
  };
  return DELIMITERS.map((delimiter) => ({ delimiter, score: score(delimiter) })).reduce((best, next) =>
    next.score > best.score ? next : best,
  ).delimiter;
}

/** The first row is a person already: it has an address in it, or a value that comes again below it. */
function isData(first: string[], rows: Table["rows"]): boolean {
  if (first.some((cell) => /\S@\S+\.\S/.test(cell))) return true;
  if (first.some((cell) => /^\d+([.,]\d+)?$/.test(cell.trim()))) return true;
  return first.some((cell, at) => isFilled(cell) && rows.slice(0, 5_000).some((row) => row.cells[at] === cell));
}

/** Headers as people see them: trimmed, the empty ones by number, the doubled ones told apart. */
function named(cells: string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, at) => {
    const name = cell.replace(/\s+/g, " ").trim() || `#${at + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
