import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { DomainError } from "#models/errors.ts";

const quarter = { duration: 15 * 60 };

/** How often what nobody needs often may be tried, in a quarter of an hour. Many people share an address; a name is one. */
const amounts = {
  /** Sign-in links for one person. */
  linkFor: { points: 5, ...quarter },
  linkFrom: { points: 60, ...quarter },
  /** Codes typed for one staff number. */
  codeFor: { points: 10, ...quarter },
  codeFrom: { points: 60, ...quarter },
  /** Links opened or spent, of sign-in and set-up. */
  keyFrom: { points: 100, ...quarter },
  /** Links that prove a mail address, asked for by one person. */
  addressBy: { points: 10, ...quarter },
  /** Dates suggested by one person: each goes to all hosts of a department by mail. */
  suggestBy: { points: 10, ...quarter },
  /** Codes given out by one person. */
  giveBy: { points: 60, ...quarter },
} as const;

export interface Limits {
  /** Uses up one try, or refuses with the minutes to wait. */
  spend(what: keyof typeof amounts, key: string): Promise<void>;
}

/** Counts tries in memory: a limit of each web process. */
export function makeLimits(): Limits {
  const limiters = new Map(Object.entries(amounts).map(([what, amount]) => [what, new RateLimiterMemory(amount)]));
  return {
    async spend(what, key) {
      try {
        await limiters.get(what)!.consume(key.trim().toLowerCase().slice(0, 254));
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        throw new DomainError("too-many-tries", { minutes: Math.max(1, Math.ceil(error.msBeforeNext / 60_000)) });
      }
    },
  };
}
