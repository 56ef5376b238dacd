/** A host has less than so many minutes between one thing and the next. */
const MINUTES = 60;

/** What a host is at, until when; the way there and back included. */
export interface Occupied {
  title: string;
  from: Date;
  to: Date;
}

/** What ends shortly before a date, or begins shortly after it. */
export interface Tight {
  title: string;
  at: Date;
  side: "before" | "after";
}

/** Whether a date that is free is tight: the nearest of what its host is at, if it is less than an hour away. */
export function tightBeside({ from, to }: { from: Date; to: Date }, occupied: readonly Occupied[]): Tight | null {
  const near = occupied.flatMap((other): { gap: number; tight: Tight }[] => [
    { gap: +from - +other.to, tight: { title: other.title, at: other.to, side: "before" } },
    { gap: +other.from - +to, tight: { title: other.title, at: other.from, side: "after" } },
  ]);
  const [nearest] = near.filter(({ gap }) => gap >= 0 && gap < MINUTES * 60_000).toSorted((a, b) => a.gap - b.gap);
  return nearest?.tight ?? null;
}
