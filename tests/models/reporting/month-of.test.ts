import fc from "fast-check";
import { expect, test } from "vitest";
import { firstOf, makeMonthOf, monthsBetween } from "#models/reporting/figures/month-of.ts";
import { localDate } from "#models/shared/time.ts";

test("months are those of the zone's own calendar, at every instant", () => {
  const around = { min: new Date("2025-01-01T00:00:00Z"), max: new Date("2027-01-31T00:00:00Z"), noInvalidDate: true };
  for (const zone of ["Atlantic/Canary", "Europe/Madrid", "Asia/Kolkata", "Pacific/Apia", "America/St_Johns"]) {
    const monthOf = makeMonthOf(zone, "2025-11-26", "2026-11-25");
    const check = (at: Date): void => {
      expect([at, monthOf(at)]).toEqual([at, firstOf(localDate(at, zone))]);
    };
    fc.assert(fc.property(fc.date(around), check), { seed: 26, numRuns: 300 });
    for (const month of monthsBetween("2025-10-01", "2027-01-01"))
      for (const hours of [-15, -14, -6, -5.5, -3.5, -2, -1, 0, 1, 2, 3.5, 10])
        for (const second of [-1, 0]) check(new Date(Date.parse(month) + (hours * 3_600 + second) * 1_000));
  }
});
