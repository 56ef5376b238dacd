/** One person as a list describes them, tidied, but not yet compared with anybody. */
export interface Entry {
  /** The number a spreadsheet shows beside the row. */
  row: number;
  /** Name and department as the list writes them, for exact matching; once planned, the key of the department meant. */
  key: string;
  departmentKey: string;
  name: string;
  sortName: string;
  jobTitle: string;
  fullTime: boolean | null;
  /** Name of the shift pattern; empty where the list gives none. */
  shift: string;
  email: string | null;
  staffNumber: string | null;
  /** Number, address or name of the supervisor, as written. */
  supervisor: string;
  /** Matched site's key; null where the list names none. */
  siteKey: string | null;
}

export const PROBLEM_CODES = [
  "no-name",
  "no-department",
  "number-twice",
  "too-many-cells",
  "too-long",
  "email-wrong",
  "email-twice",
  "email-taken",
  "supervisor-unknown",
  "supervisor-several",
  "supervisor-self",
  "site-unknown",
  "time-unknown",
  "shift-long",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** Something about a row that a person should look at. `leftOut`: the row is not taken; else it is, without that value. */
export interface Problem {
  row: number;
  code: ProblemCode;
  value: string;
  leftOut: boolean;
}

/** Somebody who is here already, as the comparison needs them. Ids are strings. */
export interface Known {
  id: string;
  key: string;
  sortName: string;
  name: string;
  departmentKey: string;
  jobTitle: string;
  fullTime: boolean | null;
  shift: string;
  email: string | null;
  staffNumber: string;
  siteKey: string;
  supervisorId: string | null;
  /** A list brought them or named them since. People made otherwise do not leave because a list lacks them. */
  listed: boolean;
  left: boolean;
}

/** Numbers the product gives to people whose list has none. */
export const isGivenNumber = (staffNumber: string): boolean => /^U\d{5,}$/.test(staffNumber);
export const givenNumber = (value: number): string => `U${value}`;
