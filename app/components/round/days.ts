import { useSay } from "../say.ts";

/** A local date, "2026-12-01", as a sentence says it: no zone can shift it. */
export function useDay(): (day: string) => string {
  const say = useSay();
  return (day) => say.day(new Date(`${day}T12:00:00Z`), "UTC");
}
