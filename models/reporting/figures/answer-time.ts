import { workingMinutesBetween, type WorkingTime } from "#models/people/working-time.ts";
import { LEAST } from "#models/shared/least.ts";

interface Answered {
  /** When it was asked; null where that is not known. */
  askedAt: Date | null;
  /** When somebody answered; null while nobody did. */
  answeredAt: Date | null;
}

/**
 * Within how many working minutes of a site half of the requests were answered (the middle one of them; of two in the
 * middle the longer), and of how many that was counted. Null for fewer than `LEAST`.
 */
export function halfAnsweredIn(
  requests: readonly Answered[],
  site: WorkingTime | null,
): { minutes: number | null; of: number } {
  const took = requests
    .flatMap(({ askedAt, answeredAt }) => (askedAt && answeredAt ? [{ askedAt, answeredAt }] : []))
    .map(({ askedAt, answeredAt }) => (site ? workingMinutesBetween(askedAt, answeredAt, site) : 0))
    .toSorted((one, other) => one - other);
  const middle = took[Math.floor(took.length / 2)];
  return { minutes: !site || took.length < LEAST || middle === undefined ? null : middle, of: took.length };
}
