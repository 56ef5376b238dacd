import { leftEarlier, type Claimed } from "#models/record/delivery.ts";

/** A lane a person, in the order the letters were left; each step of it becomes one mail. A sign-in link has a lane of its
 *  own, and a person's digest rows are one step. */
export function lanesOf(letters: readonly Claimed[]): Claimed[][][] {
  const inTurn = [...letters].sort((a, b) => (leftEarlier(a, b) ? -1 : 1));
  const own = inTurn.filter((letter) => letter.kind === "sign-in").map((letter) => [[letter]]);
  const digests = Map.groupBy(
    inTurn.filter((letter) => letter.kind === "host-digest"),
    (letter) => letter.to.toString(),
  );
  const others = Map.groupBy(
    inTurn.filter((letter) => letter.kind !== "sign-in" && letter.kind !== "host-digest"),
    (letter) => letter.to.toString(),
  );
  return [
    ...own,
    ...[...others.values()].map((lane) => lane.map((letter) => [letter])),
    ...[...digests.values()].map((rows) => [rows]),
  ];
}
