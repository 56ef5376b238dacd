import { useReading } from "../texts.tsx";

/** "58 %" in the reader's language; `digits` after the point where a small difference is meant. */
export function usePercent(): (share: number, digits?: number) => string {
  const { locale } = useReading();
  return (share, digits = 0) =>
    new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: digits }).format(share);
}
