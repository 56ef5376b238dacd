import { afterEach, describe, expect, it } from "vitest";
import { zonedLocalizer } from "#app/components/zoned-localizer.client.ts";
import { opensAt } from "#app/components/opens-at.ts";

const own = process.env.TZ;
afterEach(() => {
  process.env.TZ = own;
});

/** Berlin's clocks go forward on 28 March 2027 at 02:00, back on 31 October 2027 at 03:00. */
describe.each(["UTC", "America/Los_Angeles", "Pacific/Auckland"])("a calendar of Berlin in a browser in %s", (zone) => {
  const berlin = () => {
    process.env.TZ = zone;
    return zonedLocalizer("Europe/Berlin", 1);
  };
  const midnight = { spring: new Date("2027-03-27T23:00Z"), autumn: new Date("2027-10-30T22:00Z") };

  it("counts minutes by Berlin's clock on the days it changes", () => {
    const { getMinutesFromMidnight, getTotalMin } = berlin();
    expect(getMinutesFromMidnight(new Date("2027-03-28T01:30Z"))).toBe(3 * 60 + 30);
    expect(getMinutesFromMidnight(new Date("2027-10-31T08:15Z"))).toBe(9 * 60 + 15);
    expect(getTotalMin(midnight.spring, new Date("2027-03-28T22:00Z"))).toBe(24 * 60);
    expect(getTotalMin(midnight.autumn, new Date("2027-10-31T23:00Z"))).toBe(24 * 60);
  });

  it("finds the instant of a slot on those days", () => {
    const { getSlotDate } = berlin();
    expect(getSlotDate(midnight.spring, 9 * 60, 0)).toEqual(new Date("2027-03-28T07:00Z"));
    expect(getSlotDate(midnight.autumn, 9 * 60, 30)).toEqual(new Date("2027-10-31T08:30Z"));
  });

  it("begins days and weeks at Berlin's midnight", () => {
    const { startOf, range } = berlin();
    expect(startOf(new Date("2027-03-28T12:00Z"), "day")).toEqual(midnight.spring);
    const monday = startOf(new Date("2027-03-28T12:00Z"), "week" as "day"); // its types know no weeks
    expect(monday).toEqual(new Date("2027-03-21T23:00Z"));
    const days = range(monday, new Date("2027-03-28T21:00Z"));
    expect(days).toHaveLength(7);
    expect(days.map((day) => day.getDay())).toEqual([1, 2, 3, 4, 5, 6, 0]);
  });
});

describe("the hour at which days open", () => {
  const madrid = "Europe/Madrid";
  const at = "2026-11-25";
  const from = (start: string, end: string) => ({
    startsAt: new Date(`2026-11-${start}:00+01:00`),
    endsAt: new Date(`2026-11-${end}:00+01:00`),
  });
  const early = from("27T05:30", "27T09:00");
  const noon = from("24T12:00", "24T13:00");
  const night = from("24T22:00", "25T06:00");
  it.each([
    ["the full hour of the first session shown", "week", [noon, early], 5],
    ["seven where there is none", "week", [], 7],
    ["a night's end lies above, out of sight", "week", [noon, night], 12],
    ["midnight where a night's end would be cut off", "week", [early, night], 0],
    ["midnight where a day has a night's end alone", "day", [night], 0],
    ["a night that ends after the last day shown counts by its start", "week", [from("29T22:00", "30T06:00")], 22],
    ["a night that ended at midnight has no end on the next day", "week", [from("24T04:00", "25T00:00")], 4],
  ] as const)("%s", (_what, view, sessions, hour) => {
    expect(opensAt(sessions, { view, at, zone: madrid })).toBe(hour);
  });
});
