import type { PersonActor } from "#models/people/actor.ts";
import { can } from "#models/permissions.ts";
import { countConcerns } from "./concerns.ts";
import { countOwned } from "./improvements.ts";
import { openReflections } from "./own.ts";
import { countNew } from "./queue.ts";

/** What waits for somebody after visits, by the section of the navigation: their own words, what is new to review (with
 *  what was told in confidence, for coordinators alone), improvements nobody of their department has begun. */
export async function countToReflectOn(actor: PersonActor, now: Date) {
  const coordinates = can(actor, "review.work");
  const [open, unread, told, improvements] = await Promise.all([
    openReflections(actor, now),
    coordinates ? countNew() : 0,
    coordinates ? countConcerns(actor) : 0,
    countOwned(actor),
  ]);
  return { reflections: open.length, review: unread + told, improvements };
}
