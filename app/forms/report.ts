import { isLocalDate, type LocalDate } from "#models/shared/time.ts";
import { KINDS, type Kind } from "#models/shared/vocabulary.ts";

/** What the report is narrowed to, as its address says it. */
export interface ReportChoice {
  from: LocalDate;
  until: LocalDate;
  site: string;
  department: string;
  kind: Kind | "";
}

const isId = (text: string): boolean => /^[0-9a-f]{24}$/.test(text);

/** Reads the address; nonsense narrows nothing. Days that are none, run backwards or last too long (`fits`) are the usual
 *  ones, and `refused` says so. */
export function readReport(
  asked: URLSearchParams,
  usual: { from: LocalDate; until: LocalDate },
  fits: (days: { from: LocalDate; until: LocalDate }) => boolean,
): { choice: ReportChoice; refused: boolean } {
  const text = (name: string, good: (value: string) => boolean) => {
    const value = asked.get(name) ?? "";
    return good(value) ? value : "";
  };
  const given = { from: asked.get("from") || usual.from, until: asked.get("until") || usual.until };
  const good = isLocalDate(given.from) && isLocalDate(given.until) && fits(given);
  return {
    choice: {
      ...(good ? given : usual),
      site: text("site", isId),
      department: text("department", isId),
      kind: KINDS.find((kind) => kind === asked.get("kind")) ?? "",
    },
    refused: !good,
  };
}

/** Which bar of fairness a list is behind: a department, or a quarter and a shift; null for an address that says neither. */
export function readAsked(asked: URLSearchParams): { home: string } | { quarter: LocalDate; shift: string } | null {
  const [home, quarter] = [asked.get("home") ?? "", asked.get("quarter") ?? ""];
  if (isId(home)) return { home };
  return isLocalDate(quarter) ? { quarter, shift: asked.get("shift") ?? "" } : null;
}

/** The query of an address with these choices and some more. */
export function reportQuery(choice: ReportChoice, more: Record<string, string> = {}): string {
  const all = Object.entries({ ...choice, ...more }).filter(([, value]) => value !== "");
  return new URLSearchParams(all).toString();
}
