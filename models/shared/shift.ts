import type { Texts } from "./texts/index.ts";

/** The name of a shift pattern as the staff list gives it, or one of the two below. */
export type Shift = string;
/** Nobody said by which shift somebody works. */
export const NOT_GIVEN: Shift = "";
/** All shifts that are not told apart. No list can write it: control characters are taken out. */
export const OTHER_SHIFTS: Shift = "\u0001";

/** How a shift is called in a figure. */
export const shiftName = (shift: Shift, words: Texts["report"]["fairness"]): string =>
  shift === NOT_GIVEN ? words.notGiven : shift === OTHER_SHIFTS ? words.otherShifts : shift;
