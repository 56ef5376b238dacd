import { DAY } from "./fitting.ts";
import type { Options } from "./options.ts";

/** Release caps that could bind, as numbered rows: one a department and day on which sessions start, one a department and
 *  maximal set of times away that overlap. No minute has more people away than one of those sets has. */
export interface Rows {
  dayCap: number[];
  dayOf: { department: number; day: number }[];
  momentCap: number[];
  momentOf: { department: number; minute: number }[];
  /** By pair: its row of `day` (-1: cannot bind), and its rows of `moment`, from `first` to before `last`. */
  day: Int32Array;
  first: Int32Array;
  last: Int32Array;
}

export function rowsOf(options: Options): Rows {
  const { round, pairs } = options;
  const rows: Rows = {
    ...{ dayCap: [], dayOf: [], momentCap: [], momentOf: [] },
    day: new Int32Array(pairs.length).fill(-1),
    first: new Int32Array(pairs.length),
    last: new Int32Array(pairs.length),
  };
  const asked = mostAsked(options);
  const own = round.departments.map((): number[] => []);
  pairs.forEach(({ department }, at) => own[department]!.push(at));
  round.departments.forEach(({ release }, department) => {
    const days = new Map<number, number>();
    for (const at of own[department]!) {
      const day = Math.floor(round.sessions[pairs[at]!.session]!.start / DAY);
      if (asked.onDay(department, day) <= release.perDay) continue;
      let row = days.get(day);
      if (row === undefined) {
        days.set(day, (row = rows.dayCap.length));
        rows.dayCap.push(release.perDay);
        rows.dayOf.push({ department, day });
      }
      rows.day[at] = row;
    }
    if (asked.inAll(department) > release.atOnce) addMoments(options, rows, department, own[department]!);
  });
  return rows;
}

/** A set of overlapping times away is maximal at the last start before an end. */
function addMoments({ round, pairs }: Options, rows: Rows, department: number, own: readonly number[]): void {
  const starts = [...new Set(own.map((at) => pairs[at]!.from))].sort((one, other) => one - other);
  const ends = [...new Set(own.map((at) => pairs[at]!.to))].sort((one, other) => one - other);
  const base = rows.momentCap.length;
  const minutes: number[] = [];
  let next = 0;
  starts.forEach((minute, at) => {
    while (next < ends.length && ends[next]! <= minute) next++;
    if (at + 1 < starts.length && ends[next]! > starts[at + 1]!) return;
    minutes.push(minute);
    rows.momentCap.push(round.departments[department]!.release.atOnce);
    rows.momentOf.push({ department, minute });
  });
  for (const at of own) {
    rows.first[at] = base + firstFrom(minutes, pairs[at]!.from);
    rows.last[at] = base + firstFrom(minutes, pairs[at]!.to);
  }
}

/** How many of the sorted are before `value`. */
export function firstFrom(sorted: ArrayLike<number>, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of a department could be away at the very most: on sessions that start on one day, and in all. */
function mostAsked({ round, start, session, department, limit }: Options) {
  const day = new Map<number, number>();
  const all = new Int32Array(round.departments.length);
  const key = (home: number, on: number) => on * round.departments.length + home;
  department.forEach((home, p) => {
    const mine = new Map<number, number>();
    for (let e = start[p]!; e < start[p + 1]!; e++) {
      const on = Math.floor(round.sessions[session[e]!]!.start / DAY);
      mine.set(on, (mine.get(on) ?? 0) + 1);
    }
    for (const [on, count] of mine) day.set(key(home, on), (day.get(key(home, on)) ?? 0) + Math.min(count, limit[p]!));
    if (mine.size > 0) all[home]! += limit[p]!;
  });
  return {
    onDay: (home: number, on: number): number => day.get(key(home, on)) ?? 0,
    inAll: (home: number): number => all[home]!,
  };
}
