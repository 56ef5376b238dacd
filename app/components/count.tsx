import { classes } from "./classes.ts";
import { useReading } from "./texts.tsx";
import { sayNumber } from "#models/shared/time.ts";

/** A number beside a word: how many wait for the reader (spot), or are behind a tab. */
export function Count({ of, spot }: { of: number; spot?: boolean }) {
  return <span className={classes("count", spot && "count--spot")}>{sayNumber(of, useReading().locale)}</span>;
}
