import { describe, expect, test } from "vitest";
import { asFullTime, guessMapping, missingFields } from "#models/people/import/columns.ts";
import type { Table } from "#models/people/import/csv.ts";

const table = (headers: string[], ...rows: string[][]): Table => ({
  headers,
  rows: rows.map((cells, at) => ({ number: at + 2, cells })),
});

describe("guesses what columns mean", () => {
  test("the list of a city", () => {
    const list = table(
      ["Name", "Job Titles", "Department", "Full or Part-Time", "Salary or Hourly", "Typical Hours"],
      ["AARON,  HORST A", "PARAMEDIC", "FIRE", "F", "Salary", ""],
      ["ABAD,  SHADI J", "PARAMEDIC", "FIRE", "P", "Hourly", "20"],
    );
    expect(guessMapping(list)).toEqual({
      name: "Name",
      jobTitle: "Job Titles",
      department: "Department",
      fullTime: "Full or Part-Time",
    });
  });

  test("an export of a personnel system", () => {
    const list = table(
      [
        "Employee ID",
        "First Name",
        "Surname",
        "Dept.",
        "Position",
        "FTE",
        "Work Email",
        "Line Manager",
        "Manager Email",
        "Location",
      ],
      [
        "1001",
        "Maren",
        "Okafor",
        "Security",
        "Officer",
        "1,0",
        "maren@halcon.example",
        "1007",
        "ingrid@halcon.example",
        "Puerto Ámbar",
      ],
    );
    expect(guessMapping(list)).toEqual({
      staffNumber: "Employee ID",
      firstName: "First Name",
      lastName: "Surname",
      department: "Dept.",
      jobTitle: "Position",
      fullTime: "FTE",
      email: "Work Email",
      supervisor: "Line Manager",
      site: "Location",
    });
  });

  test("German and Spanish", () => {
    const german = table(["Personalnummer", "Nachname", "Vorname", "Abteilung", "Stelle", "Vorgesetzter", "Standort"]);
    expect(guessMapping(german)).toEqual({
      staffNumber: "Personalnummer",
      lastName: "Nachname",
      firstName: "Vorname",
      department: "Abteilung",
      jobTitle: "Stelle",
      supervisor: "Vorgesetzter",
      site: "Standort",
    });
    const spanish = table(["Nombre completo", "Departamento", "Puesto", "Correo electrónico"]);
    expect(guessMapping(spanish)).toEqual({
      name: "Nombre completo",
      department: "Departamento",
      jobTitle: "Puesto",
      email: "Correo electrónico",
    });
  });

  test.each(["Shift", "Shift pattern", "Rota", "Turno", "Schicht", "shift_name"])("a shift is called %s", (header) => {
    const list = table(["Name", "Department", header], ["Ana Ruiz", "Apron", "Early rota"]);
    expect(guessMapping(list)).toEqual({ name: "Name", department: "Department", shift: header });
    expect(guessMapping(table(["Name", "Department", header], ["Ana Ruiz", "Apron", "Y"])).shift).toBe(undefined);
  });

  test("what stands in a column outweighs its header", () => {
    const list = table(
      ["Title", "Staff", "Contact", "Team", "Manager"],
      ["Mr", "RUIZ, ANA", "ana@halcon.example", "Apron", "Yes"],
      ["Ms", "ROY, BO", "bo@halcon.example", "Apron", "No"],
    );
    expect(guessMapping(list)).toEqual({ name: "Staff", email: "Contact", department: "Team" });
  });

  test("remembers how the same headers were mapped last time", () => {
    const list = table(["Name", "Org", "Department"], ["Ana Ruiz", "Apron", "Cost 7"]);
    expect(guessMapping(list, { department: "Org", name: "Name", jobTitle: "Gone" })).toEqual({
      name: "Name",
      department: "Org",
    });
  });

  test("says what is missing", () => {
    expect(missingFields(guessMapping(table(["Colour", "Size"])))).toEqual(["name", "department"]);
    expect(missingFields({ firstName: "a", department: "b" })).toEqual(["name"]);
    expect(missingFields({ firstName: "a", lastName: "c", department: "b" })).toEqual([]);
  });
});

test.each<[string, boolean | null]>([
  ["F", true],
  ["Full-time", true],
  ["1,0", true],
  ["P", false],
  ["part time", false],
  ["0,8", false],
  ["50 %", false],
  ["Salary", null],
  ["", null],
])("full time: %s", (cell, expected) => expect(asFullTime(cell)).toBe(expected));
