import type { Table } from "./csv.ts";

/** What a column of a staff list can mean. */
export const FIELDS = [
  "name",
  "firstName",
  "lastName",
  "department",
  "jobTitle",
  "fullTime",
  "shift",
  "email",
  "staffNumber",
  "supervisor",
  "site",
] as const;
export type Field = (typeof FIELDS)[number];

/** Field → header of the column it is read from. */
export type Mapping = Partial<Record<Field, string>>;

/** Header words, folded to letters, by field; the most telling first. Several languages, because lists have them. */
const SYNONYMS: Record<Field, RegExp> = {
  staffNumber:
    /^(staff|employee|emp|personnel|personal|payroll|badge|worker|person)?(no|nr|num|number|nummer|id|code)$|^(matricule|matricula|staffid|numerodeempleado|personalnummer|mitarbeiternummer|employeeno)$/,
  email: /^(?!.*(manager|supervisor|vorgesetzt|jefe)).*(e?mail|correo|courriel)/,
  supervisor: /supervisor|manager|reportsto|lineman|boss|vorgesetzt|jefe|responsable|teamlead/,
  firstName: /^(first|given|fore|pre)name?s?$|^(firstname|givenname|vorname|prenom|nombre|nombres|first|given)$/,
  lastName: /^(last|sur|family)names?$|^(nachname|familienname|nomdefamille|apellidos?|last|surname)$/,
  name: /^(name|names|fullname|employeename|employee|staffname|displayname|person|nom|nombrecompleto|mitarbeiter)$/,
  department:
    /^(department|dept|departments?name|deptname|division|unit|team|abteilung|departamento|service|area|section|costcent(er|re)name)$/,
  jobTitle: /job|title|position|role|funktion|stelle|puesto|poste|cargo|occupation/,
  fullTime: /full.*part|part.*full|fulltime|parttime|fte|vollzeit|jornada|employmenttype|contracttype/,
  shift:
    /^(shift|rota|roster|turno|schicht|dienstplan|horario|equipe)s?(pattern|name|plan|model|modell|group|code|type)?$|shiftpattern|schichtmodell|patrondeturno/,
  site: /^(site|location|worksite|office|campus|standort|sede|lieu|place|city|airport|terminal)(name)?$/,
};

const plain = (header: string): string =>
  header
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^\p{L}]/gu, "");

/**
 * Guesses what the columns mean: first as the organisation mapped the same headers last time, then by the header's
 * words, then by what stands in the column. A column is used once.
 */
export function guessMapping(table: Table, remembered: Mapping = {}): Mapping {
  const mapping: Mapping = {};
  const used = new Set<string>();
  const take = (field: Field, header: string | undefined): void => {
    if (header === undefined || mapping[field] !== undefined || used.has(header)) return;
    mapping[field] = header;
    used.add(header);
  };
  for (const field of FIELDS) if (table.headers.includes(remembered[field] ?? "")) take(field, remembered[field]);
  for (const field of Object.keys(SYNONYMS) as Field[]) {
    if (field === "name" && mapping.firstName && mapping.lastName) continue;
    const known = table.headers.filter((header) => !used.has(header) && SYNONYMS[field].test(plain(header)));
    take(
      field,
      known.find((header) => fits(field, sample(table, header))),
    );
  }
  for (const field of ["email", "name", "fullTime"] as const) {
    if (field === "name" && mapping.lastName) continue;
    take(
      field,
      table.headers.find((header) => !used.has(header) && telling(field, sample(table, header))),
    );
  }
  return settled(mapping);
}

/** One name column, or a first and a last one. */
function settled(mapping: Mapping): Mapping {
  if (mapping.firstName && mapping.lastName) delete mapping.name;
  else if (!mapping.name && (mapping.lastName ?? mapping.firstName))
    mapping.name = mapping.lastName ?? mapping.firstName;
  if (mapping.name) {
    delete mapping.firstName;
    delete mapping.lastName;
  }
  return mapping;
}

/** What must be mapped and is not: a list without names or departments says nothing. */
export const missingFields = (mapping: Mapping): Field[] => [
  ...(mapping.name || (mapping.firstName && mapping.lastName) ? [] : (["name"] as const)),
  ...(mapping.department ? [] : (["department"] as const)),
];

/** Some filled cells from all over the list. */
function sample(table: Table, header: string): string[] {
  const at = table.headers.indexOf(header);
  const step = Math.max(1, Math.floor(table.rows.length / 100));
  return table.rows
    .filter((_, row) => row % step === 0)
    .map(({ cells }) => (cells[at] ?? "").trim())
    .filter(Boolean);
}

const share = (cells: string[], test: (cell: string) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(test).length / cells.length;

/** A header's word alone can mislead: "Employee ID" may hold addresses, "Manager" a yes or no. */
function fits(field: Field, cells: string[]): boolean {
  if (cells.length === 0) return true;
  if (field === "email") return share(cells, (cell) => cell.includes("@")) > 0.5;
  if (field === "fullTime") return share(cells, (cell) => asFullTime(cell) !== null) > 0.5;
  if (field === "shift") return share(cells, (cell) => /^(y|n|yes|no|true|false)$/i.test(cell)) < 0.5;
  if (field === "supervisor") return share(cells, (cell) => /^(y|n|yes|no|true|false|0|1)$/i.test(cell)) < 0.5;
  if (field === "jobTitle") return share(cells, (cell) => /^(mrs?|ms|miss|mx|dr|herr|frau|sra?)\.?$/i.test(cell)) < 0.5;
  if (field === "staffNumber") return share(cells, (cell) => cell.includes("@") || /\s\S+\s/.test(cell)) < 0.5;
  return true;
}

function telling(field: "email" | "name" | "fullTime", cells: string[]): boolean {
  if (cells.length === 0) return false;
  if (field === "email") return share(cells, (cell) => /^\S+@\S+\.\S+$/.test(cell)) > 0.8;
  if (field === "fullTime")
    return share(cells, (cell) => /^[FP]$|time$/i.test(cell) && asFullTime(cell) !== null) > 0.9;
  return share(cells, (cell) => /^[\p{L}'’. -]{2,},\s+[\p{L}'’. -]+$/u.test(cell)) > 0.8;
}

const readFullTime = new Map<string, boolean>([
  ...["f", "ft", "full", "fulltime", "v", "vollzeit", "completa", "1", "1.0", "100", "100%"].map(
    (word) => [word, true] as const,
  ),
  ...["p", "pt", "part", "parttime", "t", "teilzeit", "parcial", "0.5", "50", "50%"].map(
    (word) => [word, false] as const,
  ),
]);

/** "F" → true, "part-time" → false, anything unknown → null. A share of full time ("0,8") is part time. */
export function asFullTime(cell: string): boolean | null {
  const word = cell.toLowerCase().replace(/[\s-]/g, "").replace(",", ".");
  const known = readFullTime.get(word);
  if (known !== undefined) return known;
  const part = /^(0\.\d+|\d\d?%)$/.test(word);
  return part ? false : null;
}
