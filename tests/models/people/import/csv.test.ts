import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { DomainError } from "#models/errors.ts";
import { readTable } from "#models/people/import/csv.ts";

const list = 'Name,Department\n"OKAFOR,  MAREN",SECURITY\n"MÜLLER,  JOSÉ",APRON\n';
const expected = {
  headers: ["Name", "Department"],
  rows: [
    { number: 2, cells: ["OKAFOR,  MAREN", "SECURITY"] },
    { number: 3, cells: ["MÜLLER,  JOSÉ", "APRON"] },
  ],
};

const bytes = (text: string): Buffer => Buffer.from(text, "utf8");
const utf16 = (text: string, mark: boolean): Buffer => Buffer.from((mark ? "\ufeff" : "") + text, "utf16le");

/** What the reader is told. */
function refusal(file: Uint8Array): [string, unknown] {
  try {
    readTable(file);
  } catch (error) {
    if (error instanceof DomainError) return [error.code, error.field];
    throw error;
  }
  return ["taken", undefined];
}

describe("reads lists however they were saved", () => {
  test.each<[string, Uint8Array]>([
    ["UTF-8", bytes(list)],
    ["UTF-8 with a byte order mark", bytes(`\ufeff${list}`)],
    ["UTF-16 little-endian", utf16(list, true)],
    ["UTF-16 little-endian without a mark", utf16(list, false)],
    ["UTF-16 big-endian", Buffer.from(utf16(list, true)).swap16()],
    ["UTF-16 big-endian without a mark", Buffer.from(utf16(list, false)).swap16()],
    ["Windows-1252", Buffer.from(list, "latin1")],
    ["semicolons", bytes('Name;Department\n"OKAFOR,  MAREN";SECURITY\n"MÜLLER,  JOSÉ";APRON\n')],
    [
      "a line before it that names the separator",
      bytes('sep=;\r\nName;Department\r\n"OKAFOR,  MAREN";SECURITY\r\n"MÜLLER,  JOSÉ";APRON'),
    ],
    [
      "that line by itself, of another separator",
      bytes('\ufeff"sep=|"\nName|Department\nOKAFOR,  MAREN|SECURITY\nMÜLLER,  JOSÉ|APRON\n'),
    ],
    ["semicolons without quotation marks", bytes("Name;Department\nOKAFOR,  MAREN;SECURITY\nMÜLLER,  JOSÉ;APRON\n")],
    ["tabs", bytes("Name\tDepartment\nOKAFOR,  MAREN\tSECURITY\nMÜLLER,  JOSÉ\tAPRON\n")],
    ["line ends of Windows", bytes(list.replaceAll("\n", "\r\n"))],
    ["line ends of old Macs", bytes(list.replaceAll("\n", "\r"))],
    ["no line end at the end", bytes(list.trimEnd())],
  ])("%s", (_, file) => {
    expect(readTable(file)).toEqual(expected);
  });

  test("quotation marks inside, commas and line breaks in a cell", () => {
    const file = bytes('Name,Department,Note\n"O""NEAL, ANA","LOST, FOUND","two\nlines"\nBO "BIG" ROY,APRON,\n');
    expect(readTable(file).rows.map(({ cells }) => cells)).toEqual([
      ['O"NEAL, ANA', "LOST, FOUND", "two\nlines"],
      ['BO "BIG" ROY', "APRON", ""],
    ]);
  });

  test("lines that end differently in one file, as when somebody added some by hand", () => {
    expect(readTable(bytes(list.replace("\n", "\r\n")))).toEqual(expected);
    expect(readTable(bytes(`${list.replaceAll("\n", "\r\n")}"NEW,  ONE",APRON\n"NEW,  TWO",APRON\r`)).rows).toEqual([
      ...expected.rows,
      { number: 4, cells: ["NEW,  ONE", "APRON"] },
      { number: 5, cells: ["NEW,  TWO", "APRON"] },
    ]);
    expect(readTable(bytes('Name,Note\r\nA,"one\ntwo"\r\n')).rows).toEqual([{ number: 2, cells: ["A", "one\ntwo"] }]);
  });

  test("rows keep the number a spreadsheet shows, empty ones left out", () => {
    const file = bytes("\nName,Department\n\nAna Ruiz,Apron\n,\nBo Roy,Apron\n");
    expect(readTable(file).rows.map(({ number }) => number)).toEqual([4, 6]);
  });

  test.each<[string, string]>([
    ["a title", "Staff list\n\n"],
    ["a title and a date, filled up with empty cells as spreadsheets do", "Staff list,,\nAs of 26 November,,\n"],
    ["a title with a comma in it", "Staff list, as of 26 November\nAirport\n"],
    ["a title that is a number", "2026\nStaff list\n"],
  ])("%s above the header is no row", (_, above) => {
    const rows =
      'Name,Department,Job title,Full/part,Site\n"RUIZ,  ANA",APRON,Marshaller,F,North\n"ROY,  BO",APRON,,F,\n';
    const plain = readTable(bytes(rows));
    const lines = above.split("\n").length - 1;
    for (const text of [above + rows, "\ufeff" + above + rows])
      expect(readTable(bytes(text))).toEqual({
        headers: plain.headers,
        rows: plain.rows.map(({ number, cells }) => ({ number: number + lines, cells })),
      });
    const semicolons = (text: string) => text.replaceAll("F,", "F;").replaceAll(/,(?! )/g, ";");
    expect(readTable(bytes(semicolons(above) + semicolons(rows))).headers).toEqual(plain.headers);
  });

  test("a header that names few of its columns stays one, and a title over people without a header is none", () => {
    expect(readTable(bytes("Name,Department,,,,,\nAna,Apron,x,x,x,x,x\nBo,Apron,x,x,x,x,x\n")).headers).toHaveLength(7);
    expect(refusal(bytes("Staff list\nAna,Apron\nBo,Apron\n"))).toEqual(["file-no-header", "file"]);
    expect(readTable(bytes("Name\nAna\nBo\n")).headers).toEqual(["Name"]);
    expect(readTable(bytes("Staff list\n2026\nName,Department\nAna,Apron\n")).headers).toEqual(["Name", "Department"]);
  });

  test("column names: empty ones by number, doubled ones told apart", () => {
    expect(readTable(bytes(" Full  name ,,Name,Name\na,b,c,d\n")).headers).toEqual([
      "Full name",
      "#2",
      "Name",
      "Name (2)",
    ]);
  });
});

describe("refuses what is no list, and says what to do", () => {
  test.each<[string, Uint8Array, string]>([
    ["nothing", Buffer.alloc(0), "file-empty"],
    ["blank lines", bytes("\n \r\n\t\n"), "file-empty"],
    ["a picture renamed", Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), randomBytes(500)]), "file-not-text"],
    ["a photo renamed", Buffer.concat([Buffer.from("ffd8ffe0", "hex"), randomBytes(500)]), "file-not-text"],
    ["a spreadsheet", Buffer.concat([Buffer.from("504b030414000600", "hex"), randomBytes(500)]), "file-spreadsheet"],
    ["ten megabytes of noise", randomBytes(10_000_000), "file-not-text"],
    ["control characters", bytes("Name,Department\nAna\u0001\u0002\u0003,Apron\n"), "file-not-text"],
    ["more than the limit", Buffer.alloc(20_000_001, "a"), "file-too-large"],
    ["only a header", bytes("Name,Department\n"), "file-no-rows"],
    ["no header", bytes('"RUIZ,  ANA",APRON,F\n"ROY,  BO",APRON,F\n'), "file-no-header"],
    ["no header, addresses", bytes("Ana Ruiz,ana@halcon.example\nBo Roy,bo@halcon.example\n"), "file-no-header"],
    ["an open quotation mark", bytes('Name,Department\n"RUIZ,APRON\nRoy,APRON\n'), "file-quote-open"],
    ["too many rows", bytes(`Name,Department\n${"a,b\n".repeat(200_001)}`), "file-too-many-rows"],
  ])("%s", (_, file, code) => {
    expect(refusal(file)).toEqual([code, "file"]);
  });
});

describe("an open quotation mark swallows nobody", () => {
  const head = "Name,Department\nAna,Apron\n";
  test.each<[string, string, number]>([
    ["to the end of the file", `${head}"B,Fire\nC,Police\n`, 3],
    ["to the next mark, which opens the next row", `${head}"A, B,Fire\n"C, D",Police\n`, 3],
    ["to a mark in the midst of words", `${head}"A,Fire\r\nBob "the Builder",Police\r\n`, 3],
    ["in a later column", `${head}Bo,"Fire\nCy,"Police"\n`, 3],
    ["behind a cell of two lines", `${head}"Bo\nLee",Fire\n"Cy,Fire\n"Di",Fire\n`, 5],
    ["between semicolons", '\ufeffName;Department\nAna;Apron\nBo;"Fire\nCy;"Police"\n', 3],
  ])("%s", (_, text, line) => {
    let said: unknown;
    try {
      readTable(bytes(text));
    } catch (error) {
      said = (error as DomainError).facts;
    }
    expect(said).toEqual({ line });
  });

  test.each([
    ["a cell of several lines", `${head}"Bo\n""the"" Lee",Fire\n`, 'Bo\n"the" Lee'],
    ["marks inside a name", `${head}Bo "the" Lee,Fire\n`, 'Bo "the" Lee'],
    ["marks around a word", `${head}"Bo" Lee,Fire\n`, '"Bo" Lee'],
    ["an empty cell", `${head}"",Fire\n`, ""],
  ])("%s is read", (_, text, cell) => {
    expect(readTable(bytes(text)).rows.at(-1)!.cells).toEqual([cell, "Fire"]);
  });
});
