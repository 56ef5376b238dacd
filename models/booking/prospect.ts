import type { Facts, RefusalCode } from "#models/errors.ts";
import { LIMITS, type BookingState } from "#models/shared/vocabulary.ts";
import { mostAtOnce, type Span } from "./away.ts";
import type { RuleFacts } from "./rules/facts.ts";
import { refusal } from "./rules/index.ts";

/** What asking for a place would bring at this moment: the word beside a session, and the button's. */
export type Prospect =
  | { what: "mine"; state: BookingState; bookingId: string }
  | { what: "book" }
  | { what: "request"; asks: { home: boolean; host: boolean } }
  /** `team`: what keeps the person from a freed place as things stand, since the home team has no room then. */
  | { what: "wait"; team: { code: RefusalCode; facts: Facts } | null }
  | { what: "refused"; code: RefusalCode; facts: Facts };

/** What decides it, read beforehand. */
export interface ProspectFacts {
  rules: RuleFacts;
  session: { taken: number; places: number; waiting: number; askHost: boolean };
  /** The home team: how it releases, and where it is away already (spans that use its cap). */
  home: { release: { mode: "automatic" | "decided"; atOnce: number | null; staffing: number }; people: number };
  teamAway: readonly Span[];
  mine: { state: BookingState; bookingId: string } | null;
}

/** Can be taken at once, or asked for: what "for me" shows. */
export const isFree = (prospect: Prospect): boolean => prospect.what === "book" || prospect.what === "request";

/** The same rules in the same order as `book`, which decides again when the button is pressed. */
export function prospectOf({ rules, session, home, teamAway, mine }: ProspectFacts): Prospect {
  if (mine) return { what: "mine", ...mine };
  const refused = refusal(rules);
  if (refused) return { what: "refused", code: refused.code, facts: refused.facts };
  const { mode } = home.release;
  const decided = mode === "decided" || session.askHost;
  const team = decided ? null : noRoom(home, mostAtOnce(teamAway, rules.away) + 1);
  if (session.waiting >= LIMITS.waiting) return { what: "refused", code: "line-full", facts: { most: LIMITS.waiting } };
  if (session.waiting > 0 || session.taken >= session.places) return { what: "wait", team };
  if (decided) return { what: "request", asks: { home: mode === "decided", host: session.askHost } };
  return team ? { what: "refused", ...team } : { what: "book" };
}

/** What the team's cap or staffing says once so many are away at a moment. */
export function noRoom(
  { release: { atOnce, staffing }, people }: ProspectFacts["home"],
  away: number,
): { code: RefusalCode; facts: Facts } | null {
  if (atOnce !== null && away > atOnce) return { code: "cap-reached", facts: { most: atOnce } };
  return staffing > 0 && people - away < staffing ? { code: "staffing-reached", facts: { least: staffing } } : null;
}
