import { addMinutes } from "#models/shared/time.ts";

/** Wednesday 25 November 2026, 12:00 in Puerto Ámbar (UTC), 13:00 in Valdemora: now, in tests. */
export const noon = new Date("2026-11-25T12:00:00Z");
export const hours = (count: number, from: Date = noon): Date => addMinutes(from, count * 60);

let count = 0;
/** Counts whatever must differ: staff numbers, one-time keys of forms. */
export const next = (): number => ++count;
/** A one-time key of a form. */
export const key = (): string => `form-${next()}`;
