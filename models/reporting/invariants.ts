import { capsHold } from "./invariants/caps.ts";
import { daysHold } from "./invariants/day.ts";
import { feedsHold } from "./invariants/feeds.ts";
import { lettersHold } from "./invariants/letters.ts";
import { nobodyWaitsInVain, offersInOrder } from "./invariants/line.ts";
import { nobodyTwice } from "./invariants/overlap.ts";
import { leaversAreGone } from "./invariants/people.ts";
import { placesHold } from "./invariants/places.ts";
import { proposalsAnswered } from "./invariants/proposals.ts";
import { recordHolds } from "./invariants/record.ts";
import { reflectionsHold } from "./invariants/reflections.ts";
import { roundsHold } from "./invariants/rounds.ts";
import type { Tally } from "./invariants/tally.ts";

export type { Tally } from "./invariants/tally.ts";

/**
 * What must be true of the data whatever happened to it: loads, crashes, races. Reads alone, in batches, each in a
 * snapshot of its own, so that it may look while people work. One line an invariant; nothing is mended.
 */
export async function audit(now: Date): Promise<Tally[]> {
  const found: Tally[] = [];
  for (const check of [
    placesHold,
    nobodyTwice,
    nobodyWaitsInVain,
    offersInOrder,
    recordHolds,
    proposalsAnswered,
    lettersHold,
    feedsHold,
    leaversAreGone,
    capsHold,
    daysHold,
    roundsHold,
    reflectionsHold,
  ])
    found.push(...(await check(now)));
  return found.toSorted((one, other) => Number(one.name.slice(1)) - Number(other.name.slice(1)));
}
