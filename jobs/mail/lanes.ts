import { leftEarlier, OUT_OF_TURN, type Claimed } from "#models/record/delivery.ts";

const alone = ({ kind }: Claimed): boolean => OUT_OF_TURN.has(kind) && kind !== "host-digest";

/** A lane a person, in the order the letters were left; each step of it becomes one mail. A letter out of turn has a
 *  lane of its own, and a person's digest rows are one step. */
export function lanesOf(letters: readonly Claimed[]): Claimed[][][] {
  const inTurn = [...letters].sort((a, b) => (leftEarlier(a, b) ? -1 : 1));
  const own = inTurn.filter(alone).map((letter) => [[letter]]);
  const digests = Map.groupBy(
    inTurn.filter((letter) => letter.kind === "host-digest"),
    (letter) => letter.to.toString(),
  );
  const others = Map.groupBy(
    inTurn.filter((letter) => !OUT_OF_TURN.has(letter.kind)),
    (letter) => letter.to.toString(),
  );
  return [
    ...own,
    ...[...others.values()].map((lane) => lane.map((letter) => [letter])),
    ...[...digests.values()].map((rows) => [rows]),
  ];
}
