import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addWorkingMinutes, workingMinutesBetween, type WorkingTime } from "#models/people/working-time.ts";
import { localClock, localDate, weekday } from "#models/shared/time.ts";

const hall: WorkingTime = {
  zone: "Europe/Madrid",
  workingHours: { weekdays: [1, 2, 3, 4, 5], from: "08:00", to: "17:00" },
  closedDays: ["2026-12-08"],
};
const at = (text: string): Date => new Date(text);
const after = (text: string, minutes: number, site = hall): string =>
  addWorkingMinutes(at(text), minutes, site).toISOString();

describe("addWorkingMinutes", () => {
  it("counts within a day", () => {
    expect(after("2026-11-25T12:00:00Z", 180)).toBe("2026-11-25T15:00:00.000Z");
  });

  it("goes on next morning, over weekends and closed days", () => {
    expect(after("2026-11-25T15:00:00Z", 240)).toBe("2026-11-26T10:00:00.000Z");
    expect(after("2026-11-27T15:00:00Z", 240)).toBe("2026-11-30T10:00:00.000Z");
    expect(after("2026-12-07T15:30:00Z", 60)).toBe("2026-12-09T07:30:00.000Z");
  });

  it("begins when the site does", () => {
    expect(after("2026-11-28T09:00:00Z", 30)).toBe("2026-11-30T07:30:00.000Z");
    expect(after("2026-11-25T03:00:00Z", 30)).toBe("2026-11-25T07:30:00.000Z");
  });

  it("keeps local hours over the change of the clocks", () => {
    expect(after("2026-10-23T14:30:00Z", 60)).toBe("2026-10-26T07:30:00.000Z");
    expect(after("2026-03-27T15:30:00Z", 60)).toBe("2026-03-30T06:30:00.000Z");
  });

  it("counts plain minutes at a site that never works", () => {
    const never = { ...hall, workingHours: { ...hall.workingHours, weekdays: [] } };
    expect(after("2026-11-25T12:00:00Z", 60, never)).toBe("2026-11-25T13:00:00.000Z");
  });
});

const sites = fc.record({
  zone: fc.constantFrom(
    "Europe/Madrid",
    "Atlantic/Canary",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
  ),
  workingHours: fc
    .tuple(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), fc.nat({ max: 11 }), fc.nat({ max: 11 }))
    .map(([weekdays, from, length]) => ({
      weekdays,
      from: `${String(from).padStart(2, "0")}:30`,
      to: `${String(from + 1 + length).padStart(2, "0")}:00`,
    })),
  closedDays: fc.constantFrom([], ["2026-03-30"], ["2026-10-26", "2026-10-27"]),
});
const moments = fc
  .integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2026, 11, 31) / 60_000 })
  .map((minutes) => new Date(minutes * 60_000));
const amounts = fc.integer({ min: 1, max: 700 });

describe("working minutes, whatever the site", () => {
  it("are as many as were added", () => {
    fc.assert(
      fc.property(sites, moments, amounts, (site, from, minutes) => {
        expect(workingMinutesBetween(from, addWorkingMinutes(from, minutes, site), site)).toBe(minutes);
      }),
    );
  });

  it("end on a working day, in working hours", () => {
    fc.assert(
      fc.property(sites, moments, amounts, (site, from, minutes) => {
        const end = addWorkingMinutes(from, minutes, site);
        const day = localDate(end, site.zone);
        expect(site.workingHours.weekdays).toContain(weekday(day));
        expect(site.closedDays).not.toContain(day);
        expect(localClock(end, site.zone) > site.workingHours.from).toBe(true);
        expect(localClock(end, site.zone) <= site.workingHours.to).toBe(true);
      }),
    );
  });

  it("never end sooner for more of them", () => {
    fc.assert(
      fc.property(sites, moments, amounts, amounts, (site, from, one, more) => {
        expect(addWorkingMinutes(from, one + more, site) > addWorkingMinutes(from, one, site)).toBe(true);
      }),
    );
  });
});
