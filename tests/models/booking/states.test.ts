import { describe, expect, it } from "vitest";
import { endingFor, transitionFor, TRANSITIONS } from "#models/booking/states.ts";
import { BOOKING_STATES, holdsPlace, isLive } from "#models/shared/vocabulary.ts";

/** The product's table, as it was decided: from → to | who | place | cap | calendar. */
const TABLE = `
  new       → booked    | person, home, coordinator, round, host | taken    | used  | REQUEST
  new       → requested | person                           | taken    | none  | none
  new       → waiting   | person                           | none     | none  | none
  requested → booked    | home, host, coordinator          | kept     | used  | REQUEST
  requested → declined  | home, host, coordinator          | given on | none  | none
  requested → lapsed    | clock                            | given on | none  | none
  requested → withdrawn | person                           | given on | none  | none
  waiting   → withdrawn | person                           | none     | none  | none
  waiting   → offered   | verb                             | taken    | none  | none
  offered   → booked    | person                           | kept     | used  | REQUEST
  offered   → requested | person                           | kept     | none  | none
  offered   → withdrawn | person                           | given on | none  | none
  offered   → lapsed    | clock                            | given on | none  | none
  waiting   → lapsed    | clock                            | none     | none  | none
  booked    → cancelled | person, home, coordinator        | given on | freed | CANCEL
  booked    → moved     | person, coordinator              | given on | freed | CANCEL
  requested → cancelled | host                             | none     | none  | none
  waiting   → cancelled | host                             | none     | none  | none
  offered   → cancelled | host                             | none     | none  | none
  booked    → cancelled | host                             | none     | freed | CANCEL
`;

const lines = TABLE.trim()
  .split("\n")
  .map((line) => line.split(/[→|]/).map((cell) => cell.trim()));

describe("the state table", () => {
  it("says what was decided, line by line", () => {
    expect(
      TRANSITIONS.map(({ from, to, by, place, cap, calendar }) => [from, to, by.join(", "), place, cap, calendar]),
    ).toEqual(lines);
  });

  it("takes, keeps or gives places exactly as the states hold them", () => {
    for (const { from, to, place, by } of TRANSITIONS) {
      const before = from !== "new" && holdsPlace(from);
      const after = holdsPlace(to);
      const change = after && !before ? "taken" : after && before ? "kept" : before ? "given on" : "none";
      // The host's cancellation ends the session: nobody is left to give a place to.
      expect([from, to, place]).toEqual([from, to, by.includes("host") && to === "cancelled" ? "none" : change]);
    }
  });

  it("uses the cap and the calendar only for what is booked", () => {
    for (const { from, to, cap, calendar } of TRANSITIONS) {
      const [before, after] = [from === "booked", to === "booked"];
      expect([from, to, cap, calendar]).toEqual([
        from,
        to,
        after ? "used" : before ? "freed" : "none",
        after ? "REQUEST" : before ? "CANCEL" : "none",
      ]);
    }
  });

  it("leaves no way out of a state that is not live, and one out of each that is", () => {
    for (const state of BOOKING_STATES) {
      const out = TRANSITIONS.filter(({ from }) => from === state).length;
      expect([state, out > 0]).toEqual([state, isLive(state)]);
    }
  });

  it("finds a line by party", () => {
    expect(transitionFor("booked", "cancelled", "host")).toMatchObject({ place: "none" });
    expect(transitionFor("booked", "cancelled", "person")).toMatchObject({ place: "given on" });
    expect(transitionFor("waiting", "booked", "person")).toBe(undefined);
    expect(transitionFor("requested", "booked", "person")).toBe(undefined);
  });

  it("gives up by withdrawing what is not firm and cancelling what is", () => {
    expect(BOOKING_STATES.map(endingFor)).toEqual([
      ...["withdrawn", "withdrawn", "withdrawn", "cancelled"],
      ...[null, null, null, null, null],
    ]);
  });
});
