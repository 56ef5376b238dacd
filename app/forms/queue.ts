import { REVIEW_STATES, type ReviewState } from "#models/shared/vocabulary.ts";
import { pageOf } from "./page.ts";

/** Which part of the review queue an address names; nonsense is what is new, everybody's, from the beginning. */
export function queueOf(url: string): { state: ReviewState; mine: boolean; page: number } {
  const { searchParams } = new URL(url);
  const state = REVIEW_STATES.find((one) => one === searchParams.get("state")) ?? "new";
  return { state, mine: searchParams.get("whose") === "mine", page: pageOf(url) };
}
