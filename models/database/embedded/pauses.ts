/** Things that come one after the other; undefined where long work may give way to others. */
export type Paused<T> = Iterable<T | undefined>;

/** Milliseconds between pauses, where a single thing may take long. */
const pauseAfter = 2;

/** Puts a pause behind things as soon as they have taken a while. */
export function* pausing<T>(things: Paused<T>): Generator<T | undefined> {
  let since = performance.now();
  for (const thing of things) {
    yield thing;
    if (performance.now() - since < pauseAfter) continue;
    yield undefined;
    since = performance.now();
  }
}

/** Those that pass a test, with a pause as soon as the tests have taken a while. */
export function* passing<T>(things: Paused<T>, test: (thing: T) => boolean): Generator<T | undefined> {
  let since = performance.now();
  for (const thing of things) {
    if (thing !== undefined && test(thing)) yield thing;
    if (thing !== undefined && performance.now() - since < pauseAfter) continue;
    yield undefined;
    since = performance.now();
  }
}

/** All of them in a list, with their pauses on the way. */
export function* collect<T>(things: Paused<T>): Generator<undefined, T[]> {
  const list: T[] = [];
  for (const thing of things) {
    if (thing === undefined) yield undefined;
    else list.push(thing);
  }
  return list;
}

const run = 500;

/** Sorts a list with pauses: pieces by themselves, then merged. Equal things stay in their order. */
export function* sorted<T>(list: T[], compare: (a: T, b: T) => number): Generator<undefined, T[]> {
  const pieces: T[][] = [];
  for (let at = 0; at < list.length; at += run) {
    pieces.push(list.slice(at, at + run).sort(compare));
    yield undefined;
  }
  let from = pieces;
  while (from.length > 1) {
    const merged: T[][] = [];
    for (let i = 0; i < from.length; i += 2)
      merged.push(i + 1 < from.length ? yield* merge(from[i]!, from[i + 1]!, compare) : from[i]!);
    from = merged;
  }
  return from[0] ?? [];
}

function* merge<T>(left: T[], right: T[], compare: (a: T, b: T) => number): Generator<undefined, T[]> {
  const result: T[] = [];
  for (let i = 0, j = 0; i < left.length || j < right.length;) {
    const isLeft = j >= right.length || (i < left.length && compare(left[i]!, right[j]!) <= 0);
    result.push(isLeft ? left[i++]! : right[j++]!);
    if (result.length % run === 0) yield undefined;
  }
  return result;
}
