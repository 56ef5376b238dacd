/** A cut of an index: keys from `low` on, below `high`. */
export interface Range {
  low: Buffer;
  high: Buffer;
}

/** The first key that is above all keys beginning with these bytes. */
export function after(prefix: Buffer): Buffer {
  const next = Buffer.from(prefix);
  for (let i = next.length - 1; i >= 0; i--) {
    if (next[i] !== 0xff) {
      next[i]!++;
      return next.subarray(0, i + 1);
    }
  }
  return Buffer.alloc(prefix.length + 8, 0xff);
}

/** The ranges in the order of the index, those that overlap put together. */
export function merge(ranges: Range[]): Range[] {
  const sorted = ranges.toSorted((a, b) => Buffer.compare(a.low, b.low) || Buffer.compare(a.high, b.high));
  const merged: Range[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last && Buffer.compare(range.low, last.high) < 0) {
      if (Buffer.compare(range.high, last.high) > 0) last.high = range.high;
    } else if (Buffer.compare(range.low, range.high) < 0) merged.push({ ...range });
  }
  return merged;
}
