import { DEPARTMENTS } from "./departments.ts";
import { nameFrom } from "./names.ts";
import type { Dice } from "./random.ts";

/** Those whom one click signs in, and others who are named in the pages. Their departments stand in the staff list like
 *  everybody's. */
export const NAMED: readonly { name: string; code: string; job: string }[] = [
  { name: "Maren Okafor-Lindqvist", code: "SEC", job: "Security officer" },
  { name: "Ingrid Solheim", code: "SEC", job: "Shift lead" },
  { name: "Chukwuemeka Adébáyò", code: "SEC", job: "Security officer" },
  { name: "Siobhán Ní Mhaoláin", code: "SEC", job: "Security officer" },
  { name: "Joaquín Pérez-Reverte de Andrés", code: "SEC", job: "Screening trainer" },
  { name: "Tomás Iturralde Echeverría", code: "PRM", job: "Assistance agent" },
  { name: "María de los Ángeles Fernández-Villaverde Etxeberria de la Torre", code: "BAG", job: "Hall supervisor" },
  { name: "Pilar Quesada Montoro", code: "LPO", job: "Lost property clerk" },
  { name: "Jørn Aasen", code: "RFF", job: "Watch commander" },
  { name: "Nguyễn Thị Hồng Ánh", code: "TFM", job: "Technician" },
];

const ascii = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[øØ]/g, "o")
    .replace(/[^a-z]+/gi, ".")
    .replace(/^\.|\.$/g, "")
    .toLowerCase();

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Who has a desk works by day; a few people nobody has said it of. */
const DESKS = new Set(["ITS", "CUS", "LPO"]);
const ROTAS = [
  "Early rota",
  "Early rota",
  "Late rota",
  "Late rota",
  "Early rota",
  "Late rota",
  "Nights",
  "Nights",
  "Day",
  "",
];
const shiftOf = (code: string, number: number): string => (DESKS.has(code) ? "Day" : ROTAS[number % ROTAS.length]!);

/** The staff list as a spreadsheet would have it: name, number, department, job, e-mail, full or part time, shift, site. A few
 *  people have no e-mail and sign in by number and code. */
export function staffList(dice: Dice, sites: Record<"ambar" | "valdemora", string>): string {
  const taken = new Set<string>(NAMED.map(({ name }) => name));
  const addresses = new Set<string>();
  let number = 1_000;
  const line = (name: string, department: (typeof DEPARTMENTS)[number], job: string): string => {
    number += 1 + dice.roll(7);
    let address = `${ascii(name) || `staff.${number}`}@halcon.example`;
    if (addresses.has(address)) address = `${number}.${address}`;
    addresses.add(address);
    const mail = dice.chance(8) && !NAMED.some((one) => one.name === name) ? "" : address;
    const time = dice.chance(82) ? "F" : "P";
    return [
      name,
      `H${number}`,
      department.name,
      job,
      mail,
      time,
      shiftOf(department.code, number),
      sites[department.site],
    ]
      .map(cell)
      .join(",");
  };
  const lines = DEPARTMENTS.flatMap((department) => {
    const named = NAMED.filter(({ code }) => code === department.code);
    return [
      ...named.map(({ name, job }) => line(name, department, job)),
      ...Array.from({ length: department.people - named.length }, () =>
        line(nameFrom(dice, taken), department, dice.pick(department.jobs)),
      ),
    ];
  });
  return ["Name,Staff number,Department,Job title,E-mail,Full or part time,Shift,Site", ...lines].join("\r\n");
}
