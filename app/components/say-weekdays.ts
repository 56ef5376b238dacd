import { useReading } from "./texts.tsx";

/** A week that began on the first of a month; Monday is 1. */
const dayOf = (weekday: number): Date => new Date(Date.UTC(2024, 0, weekday));

/** "Mon to Fri", or "Mon, Wed, Sat", in the reader's language. */
export function useWeekdays(): (days: readonly number[]) => string {
  const { locale } = useReading();
  const short = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  return (days) => {
    const sorted = [...days].sort((a, b) => a - b);
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (first === undefined || last === undefined) return "";
    if (sorted.length > 2 && last - first === sorted.length - 1)
      return short.formatRange(dayOf(first), dayOf(last)).replace(/\s*[–-]\s*/, "–");
    return sorted.map((day) => short.format(dayOf(day))).join(", ");
  };
}
