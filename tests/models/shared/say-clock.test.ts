import fc from "fast-check";
import { expect, test } from "vitest";
import { localClock, localDate, readLocal, sayClock } from "#models/shared/time.ts";

test("a clock time is said alone", () => {
  expect(sayClock(new Date("2026-11-26T12:00:00Z"), "Europe/Madrid", "en")).toBe("13:00");
  expect(sayClock(new Date("2026-03-29T00:59:00Z"), "Europe/Madrid", "en")).toBe("01:59");
});

test("the hour that the clock change repeats says which of the two it is", () => {
  expect(sayClock(new Date("2026-10-25T00:30:00Z"), "Europe/Madrid", "en")).toBe("02:30 (GMT+2)");
  expect(sayClock(new Date("2026-10-25T01:30:00Z"), "Europe/Madrid", "en")).toBe("02:30 (GMT+1)");
  expect(sayClock(new Date("2026-10-24T23:59:00Z"), "Europe/Madrid", "en")).toBe("01:59");
  expect(sayClock(new Date("2026-10-25T02:00:00Z"), "Europe/Madrid", "en")).toBe("03:00");
  expect(sayClock(new Date("2026-11-01T06:30:00Z"), "America/New_York", "en")).toBe("01:30 (GMT-5)");
  expect(sayClock(new Date("2026-04-04T15:15:00Z"), "Australia/Lord_Howe", "en")).toBe("01:45 (GMT+10:30)");
});

test("whatever the instant, the offset stands exactly where the date and clock alone name two", () => {
  const zones = ["Europe/Madrid", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Chatham"];
  const changes = ["2026-10-25T01:00Z", "2026-11-01T06:00Z", "2026-04-04T15:00Z"].map((at) => Date.parse(at) / 60_000);
  const near = fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -240, max: 240 })).map(([at, by]) => at + by);
  const minute = fc.oneof(near, fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2027, 0, 1) / 60_000 }));
  fc.assert(
    fc.property(minute, fc.constantFrom(...zones), (minutes, zone) => {
      const at = new Date(minutes * 60_000);
      const twice = readLocal(localDate(at, zone), localClock(at, zone), zone).found === "two";
      expect(sayClock(at, zone, "en").includes("(")).toBe(twice);
    }),
  );
});
