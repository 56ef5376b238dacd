import { LEAST } from "#models/shared/least.ts";
import { useSay } from "../say.ts";
import { useReading, useTexts } from "../texts.tsx";

/** "58 %" in the reader's language; `digits` after the point where a small difference is meant. */
export function usePercent(): (share: number, digits?: number) => string {
  const { locale } = useReading();
  const { percent } = useTexts().report;
  return (share, digits = 0) =>
    percent(new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(100 * share));
}

/** A share of so many people: "58 %", or "2 / 4" of so few that a share would sound like more than it is. */
export function useShare(): (count: number, of: number) => string {
  const percent = usePercent();
  const { number } = useSay();
  return (count, of) => (of < LEAST ? `${number(count)} / ${number(of)}` : percent(count / of));
}
