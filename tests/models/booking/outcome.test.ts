import { describe, expect, it } from "vitest";
import { mayHaveTakenPlace, tookPlace } from "#models/booking/outcome.ts";
import { OUTCOMES } from "#models/shared/vocabulary.ts";
import { hours, noon } from "../../builders/moments.ts";

const silent = { state: "booked", outcome: null, arrivedAt: null, endsAt: hours(-1) } as const;
const open = { state: "published", closedAt: null } as const;
const closed = { state: "published", closedAt: noon } as const;

describe("whether a visit took place", () => {
  it("is what somebody said", () => {
    const took = OUTCOMES.filter((outcome) => tookPlace({ ...silent, outcome }, open));
    expect(took).toEqual(["attended", "partly", "stand-in"]);
  });

  it("while nobody said anything: checked in, and the session closed", () => {
    const here = { ...silent, arrivedAt: noon };
    expect([
      tookPlace(silent, open),
      tookPlace(silent, closed),
      tookPlace(here, open),
      tookPlace(here, closed),
    ]).toEqual([false, false, false, true]);
  });

  it("counts for booked places alone", () => {
    expect(tookPlace({ ...silent, state: "cancelled", outcome: "attended" }, closed)).toBe(false);
  });
});

describe("whom to ask what they took away", () => {
  it("those of whom nobody said that it did not take place, once it is over", () => {
    expect(mayHaveTakenPlace(silent, open, noon)).toBe(true);
    expect(mayHaveTakenPlace({ ...silent, endsAt: hours(1) }, open, noon)).toBe(false);
    expect(mayHaveTakenPlace(silent, { ...open, state: "cancelled" }, noon)).toBe(false);
    const asked = OUTCOMES.filter((outcome) => mayHaveTakenPlace({ ...silent, outcome }, open, noon));
    expect(asked).toEqual(["attended", "partly", "stand-in"]);
  });
});
