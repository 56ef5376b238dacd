import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMinutes, daysTouched, localClock, localDate, readLocal } from "#models/shared/time.ts";

const zones = fc.constantFrom(
  "UTC",
  "Europe/Madrid",
  "Atlantic/Canary",
  "America/New_York",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "Pacific/Chatham",
  "Asia/Kathmandu",
  "Africa/Casablanca",
  "America/Santiago",
);
const minutes = fc
  .integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 })
  .map((count) => new Date(count * 60_000));

describe("readLocal", () => {
  it("reads plain times", () => {
    expect(readLocal("2026-11-25", "13:00", "Europe/Madrid")).toEqual({
      found: "one",
      at: new Date("2026-11-25T12:00:00Z"),
    });
  });

  it("refuses a time the clocks skip, with the nearest that are", () => {
    expect(readLocal("2026-03-29", "02:30", "Europe/Madrid")).toEqual({
      found: "none",
      before: "01:30",
      after: "03:30",
    });
    expect(readLocal("2026-10-04", "02:15", "Australia/Lord_Howe")).toEqual({
      found: "none",
      before: "01:45",
      after: "02:45",
    });
  });

  it("asks about a time that comes twice, and takes the answer", () => {
    const [earlier, later] = [new Date("2026-10-25T00:30:00Z"), new Date("2026-10-25T01:30:00Z")];
    expect(readLocal("2026-10-25", "02:30", "Europe/Madrid")).toEqual({ found: "two", earlier, later });
    expect(readLocal("2026-10-25", "02:30", "Europe/Madrid", "earlier")).toEqual({ found: "one", at: earlier });
    expect(readLocal("2026-10-25", "02:30", "Europe/Madrid", "later")).toEqual({ found: "one", at: later });
  });

  it("finds every instant again by its local date and clock", () => {
    fc.assert(
      fc.property(minutes, zones, (at, zone) => {
        const [date, clock] = [localDate(at, zone), localClock(at, zone)];
        const read = readLocal(date, clock, zone);
        const found = read.found === "one" ? [read.at] : read.found === "two" ? [read.earlier, read.later] : [];
        expect(found.map(Number)).toContain(at.getTime());
        for (const one of found) expect([localDate(one, zone), localClock(one, zone)]).toEqual([date, clock]);
      }),
      { numRuns: 1_000 },
    );
  });

  it("says of each minute of a day what the day's own clock says", () => {
    const day = fc.constantFrom("2026-03-29", "2026-10-25", "2026-04-05", "2026-10-04", "2026-11-01", "2026-03-08");
    fc.assert(
      fc.property(day, zones, fc.nat({ max: 1439 }), (date, zone, count) => {
        const clock = new Date(count * 60_000).toISOString().slice(11, 16);
        const begin = new Date(`${addDays(date, -1)}T00:00Z`);
        const seen = Array.from({ length: 3 * 1440 }, (_, more) => addMinutes(begin, more)).filter(
          (at) => localDate(at, zone) === date && localClock(at, zone) === clock,
        );
        expect(readLocal(date, clock, zone).found).toBe(["none", "one", "two"][seen.length]);
      }),
      { numRuns: 15 },
    );
  });
});

describe("daysTouched", () => {
  it("names every local date of a half-open span", () => {
    const [from, midnight] = [new Date("2026-11-25T20:00:00Z"), new Date("2026-11-25T23:00:00Z")];
    expect(daysTouched(from, midnight, "Europe/Madrid")).toEqual(["2026-11-25"]);
    expect(daysTouched(from, addMinutes(midnight, 1), "Europe/Madrid")).toEqual(["2026-11-25", "2026-11-26"]);
  });

  it("gives two spans that overlap a day in common", () => {
    fc.assert(
      fc.property(minutes, fc.nat({ max: 4_000 }), fc.integer({ min: 1, max: 4_000 }), (at, before, after) => {
        const one = daysTouched(addMinutes(at, -before), addMinutes(at, 1), "UTC");
        const other = daysTouched(at, addMinutes(at, after), "UTC");
        expect(one.some((day) => other.includes(day))).toBe(true);
      }),
    );
  });
});
