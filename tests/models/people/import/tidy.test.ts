import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tidyName, tidyNames } from "#models/people/import/tidy.ts";
import { codeFor, tidyDepartment, tidyTitle } from "#models/people/import/title.ts";
import { fold, prefixesOf, wordsOf } from "#models/people/words.ts";

describe("names, as people read them", () => {
  test.each([
    ["AARON,  HORST A", "Horst A. Aaron", "aaron, horst a."],
    ["AMSTADT,  PASCAL ", "Pascal Amstadt", "amstadt, pascal"],
    ["DUCKINS JR.,  TEDELLA E", "Tedella E. Duckins Jr.", "duckins jr., tedella e."],
    ["RENAR III,  STEVEN ", "Steven Renar III", "renar iii, steven"],
    ["SMITH, JOHN, JR", "John Smith Jr.", "smith jr., john"],
    ["DOE,  JOHN V", "John V. Doe", "doe, john v."],
    ["MCCARTHY,  JEONEVA ", "Jeoneva McCarthy", "mccarthy, jeoneva"],
    ["O'SULLIVAN,  EXCELL A", "Excell A. O'Sullivan", "o'sullivan, excell a."],
    ["O BERLEN,  LEONTYNE M", "Leontyne M. O'Berlen", "o'berlen, leontyne m."],
    ["MIKHA'IL,  SERENA", "Serena Mikha'il", "mikha'il, serena"],
    ["D'ANGELO-MCKAY,  JOSÉ", "José D'Angelo-McKay", "d'angelo-mckay, jose"],
    ["DE LA CRUZ,  MARIA DE LOS ANGELES", "Maria de los Angeles de la Cruz", "de la cruz, maria de los angeles"],
    ["DE,  ALGIE W", "Algie W. De", "de, algie w."],
    ["BZDYK,  A.C. ", "A.C. Bzdyk", "bzdyk, a.c."],
    ["ÖZDEMİR,  ÇAĞLA", "Çağla Özdemir", "ozdemir, cagla"],
    ["Horst Aaron", "Horst Aaron", "aaron, horst"],
    ["van der Berg, Ann", "Ann van der Berg", "van der berg, ann"],
    ["LUDWIG VAN BEETHOVEN", "Ludwig van Beethoven", "van beethoven, ludwig"],
    ["DUPONT, Jean", "Jean Dupont", "dupont, jean"],
    ["JOHN SMITH III", "John Smith III", "smith iii, john"],
    ["Ada", "Ada", "ada"],
    ["山田太郎", "山田太郎", "山田太郎"],
  ])("%s", (raw, name, sortName) => {
    expect(tidyName(raw)).toEqual({ name, sortName });
  });

  test("two columns", () => {
    expect(tidyNames("MAREN", "OKAFOR-LINDQVIST")).toEqual({
      name: "Maren Okafor-Lindqvist",
      sortName: "okafor-lindqvist, maren",
    });
    expect(tidyNames("María de los Ángeles", "Fernández-Villaverde").name).toBe(
      "María de los Ángeles Fernández-Villaverde",
    );
  });

  test("no letter is ever lost, added or doubled", () => {
    const word = fc.stringMatching(/^[A-Z'.-]{1,12}$/);
    const letters = (text: string): string[] =>
      text
        .toLowerCase()
        .replace(/[^a-z]/g, "")
        .split("")
        .sort();
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.array(word, { maxLength: 3 }), (last, first) => {
        const raw = first.length > 0 ? `${last.join(" ")},  ${first.join(" ")}` : last.join(" ");
        expect(letters(tidyName(raw).name)).toEqual(letters(raw));
        expect(letters(tidyName(raw).sortName)).toEqual(letters(raw));
      }),
    );
  });

  test("what is tidy stays as it is", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[A-Z][a-z]{2,9}$/), { minLength: 2, maxLength: 4 }), (words) => {
        expect(tidyName(words.join(" ")).name).toBe(words.join(" "));
      }),
    );
  });
});

describe("departments and job titles", () => {
  test.each([
    ["TRANSPORTN", "Transportn"],
    ["STREETS & SAN", "Streets & San"],
    ["MAYOR'S OFFICE", "Mayor's Office"],
    ["BOARD OF ELECTION", "Board of Election"],
    ["OEMC", "OEMC"],
    ["FIRE", "Fire"],
    ["DoIT", "DoIT"],
    ["Lost Property", "Lost Property"],
  ])("%s", (raw, name) => expect(tidyDepartment(raw)).toBe(name));

  test.each([
    ["FIRE ENGINEER-PARAMEDIC", "Fire Engineer-Paramedic"],
    ["FIREFIGHTER-EMT (RECRUIT)", "Firefighter-EMT (Recruit)"],
    ["CIVIL ENGINEER III", "Civil Engineer III"],
    ["STAFF ASST TO THE ALDERMAN", "Staff Asst to the Alderman"],
    ["PROJECT MANAGER - DoIT", "Project Manager - DoIT"],
    ["Ramp agent", "Ramp agent"],
  ])("%s", (raw, title) => expect(tidyTitle(raw)).toBe(title));

  test("codes are three letters, distinct while the name allows it", () => {
    const taken = new Set<string>();
    const codes = ["Police", "Police Board", "Board of Election", "Board of Ethics", "IT", "Policy"].map((name) => {
      const code = codeFor(name, taken);
      taken.add(code);
      return code;
    });
    expect(codes).toEqual(["POL", "POB", "BOA", "BOE", "ITX", "POI"]);
  });
});

describe("words for search", () => {
  test("without accents and case, marks split and joined", () => {
    expect(wordsOf("José O'Brien-Łukasz", "Señor 7")).toEqual([
      "jose",
      "o",
      "brien",
      "lukasz",
      "obrienlukasz",
      "senor",
      "7",
    ]);
  });
  test("prefixes: the longest first, none that another one begins with", () => {
    expect(prefixesOf("  Fern FERNÁNDEZ ma ")).toEqual(["fernandez", "ma"]);
    expect(prefixesOf("$where .* {}")).toEqual(["where"]);
    expect(prefixesOf(" -- ")).toEqual([]);
  });
  test("folding", () => expect(fold("ÀÉÎÕÜ ß Ø Þ")).toBe("aeiou ss o th"));
});
