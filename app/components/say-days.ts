import { useSay } from "./say.ts";
import { useTexts } from "./texts.tsx";

/** "Friday 18 December to Thursday 7 January 2027", or the one day: spans of local dates. */
export function useSayDays() {
  const { department } = useTexts();
  const { day } = useSay();
  const said = (date: string): string => day(new Date(`${date}T00:00:00Z`), "UTC");
  return ({ from, until }: { from: string; until: string }): string =>
    from === until ? said(from) : department.peak.span(said(from), said(until));
}
