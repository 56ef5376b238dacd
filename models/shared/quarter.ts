import type { LocalDate } from "./time.ts";

/** The first day of the quarter that a day lies in. */
export const quarterStart = (date: LocalDate): LocalDate => {
  const month = Number(date.slice(5, 7));
  return `${date.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, "0")}-01`;
};

/** Which one of the year it is, from 1 to 4. */
export const quarterNumber = (date: LocalDate): number => Math.ceil(Number(date.slice(5, 7)) / 3);
