import type { ProposalState } from "#models/shared/vocabulary.ts";

/** A suggested date looks like a booking in the same condition; published it is there to be taken. */
export const proposalLooks = {
  open: "requested",
  published: "can",
  declined: "declined",
  withdrawn: "withdrawn",
  lapsed: "lapsed",
} as const satisfies Record<ProposalState, string>;
