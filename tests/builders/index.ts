/** Builders of what tests need, by document or by verb. */
export { hours, key, noon } from "./moments.ts";
export { actor, crowd, department, person, site } from "./people.ts";
export { booking, plan, session } from "./sessions.ts";
