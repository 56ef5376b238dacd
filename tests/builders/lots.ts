/** Lots drawn from a seed: the same seed, the same lots. */
export interface Lots {
  /** A whole number from 0 to before `end`. */
  below: (end: number) => number;
  chance: (share: number) => boolean;
  pick: <T>(from: readonly T[]) => T;
  /** As `below`, but the second half as often as the first, the third a third, and so on. */
  popular: (end: number) => number;
}

export function lots(seed: number): Lots {
  let state = (seed * 2_654_435_761) >>> 0;
  const draw = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (end: number): number => Math.floor(draw() * end);
  return {
    below,
    chance: (share) => draw() < share,
    pick: (from) => from[below(from.length)]!,
    popular: (end) => {
      let total = 0;
      for (let at = 1; at <= end; at++) total += 1 / at;
      let left = draw() * total;
      for (let at = 1; at < end; at++) if ((left -= 1 / at) < 0) return at - 1;
      return end - 1;
    },
  };
}
