import { LEAST } from "#models/shared/least.ts";

/** A share with its n. `percent` is whole, rounded half up; null for fewer than `LEAST`. */
export interface Share {
  count: number;
  of: number;
  percent: number | null;
}

export const share = (count: number, of: number): Share => ({
  count,
  of,
  percent: of < LEAST ? null : Math.floor((100 * count) / of + 0.5),
});
