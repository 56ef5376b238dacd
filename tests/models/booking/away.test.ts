import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { awayFor, mostAtOnce, overlaps, type Span } from "#models/booking/away.ts";

const minute = (count: number): Date => new Date(Date.UTC(2026, 10, 25) + count * 60_000);
const span = (from: number, to: number): Span => ({ from: minute(from), to: minute(to) });

const anySpan = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 30 }));

/** Counted the slow way: minute by minute. */
function minuteByMinute(spans: readonly Span[], within: Span): number {
  let most = 0;
  for (let at = within.from.getTime(); at < within.to.getTime(); at += 60_000)
    most = Math.max(most, spans.filter((one) => one.from.getTime() <= at && at < one.to.getTime()).length);
  return most;
}

describe("mostAtOnce", () => {
  it("counts half-open spans: one that ends as the other begins does not meet it", () => {
    expect(mostAtOnce([span(0, 10), span(10, 20)], span(0, 20))).toBe(1);
    expect(mostAtOnce([span(0, 10), span(9, 20)], span(0, 20))).toBe(2);
  });

  it("counts within the span alone", () => {
    expect(mostAtOnce([span(0, 10), span(5, 10), span(20, 30)], span(10, 20))).toBe(0);
    expect(mostAtOnce([span(0, 30), span(5, 12), span(11, 40)], span(12, 13))).toBe(2);
    expect(mostAtOnce([], span(0, 10))).toBe(0);
  });

  it("agrees with counting minute by minute", () => {
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 12 }), anySpan, (some, [from, length]) => {
        const spans = some.map(([start, minutes]) => span(start, start + minutes));
        const within = span(from, from + length);
        expect(mostAtOnce(spans, within)).toBe(minuteByMinute(spans, within));
      }),
      { numRuns: 500 },
    );
  });
});

describe("awayFor", () => {
  const session = { startsAt: minute(60), endsAt: minute(120), siteId: "valdemora" };

  it("is the session itself for people of the site, and adds the way for others", () => {
    expect(awayFor(session, "valdemora", 45)).toEqual(span(60, 120));
    expect(awayFor(session, "ambar", 45)).toEqual(span(15, 165));
  });

  it("makes two sessions clash over the way between sites alone", () => {
    const later = { startsAt: minute(130), endsAt: minute(190), siteId: "ambar" };
    expect(overlaps(awayFor(session, "ambar", 45), awayFor(later, "ambar", 45))).toBe(true);
    expect(overlaps(awayFor(session, "valdemora", 5), awayFor(later, "valdemora", 5))).toBe(false);
  });
});
