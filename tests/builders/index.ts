/** Builders of what tests need, by document or by verb. */
export { hours, key, noon } from "./moments.ts";
export { actor, crowd, department, people, person, site, visitor } from "./people.ts";
export { afterwards, reflections, said, sent, words } from "./reflections.ts";
export { codeOf, counted } from "./refusal.ts";
export { booking, bookingNow, plan, session, sessionNow } from "./sessions.ts";
export { announced, december, matched, placementOf, round, roundFacts, roundNow, theRound, wishes } from "./rounds.ts";
