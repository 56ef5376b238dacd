import { overlaps } from "#models/booking/away.ts";
import { book } from "#models/booking/booking.ts";
import { protectDay } from "#models/booking/protecting.ts";
import { lookAtProtection } from "#models/booking/protection-look.ts";
import { requestsFor } from "#models/booking/team.ts";
import { addDays, localDate, weekday } from "#models/shared/time.ts";
import { unlessRefused } from "./bookings.ts";
import { find, type Crew } from "./crew.ts";
import type { DemoSession } from "./programme.ts";

const HOUR = 3_600_000;
/** So many of the list have a story of their own. */
const NAMED_FIRST = 6;

/** The team's cap comes near: while Maren asks to be away one more of her team asks. */
export async function asksMeanwhile(crew: Crew, sessions: readonly DemoSession[], now: Date): Promise<void> {
  const ingrid = await crew.actor(find(crew, "SEC", "Ingrid Solheim"), now);
  const maren = find(crew, "SEC", "Maren Okafor-Lindqvist");
  const asked = (await requestsFor(ingrid, now)).find(({ booking }) => String(booking.person) === maren);
  if (!asked) return;
  const away = { from: asked.booking.awayFrom, to: asked.booking.awayTo };
  const then = sessions.filter(
    ({ plan, startsAt, endsAt }) => plan.code !== "SEC" && overlaps(away, { from: startsAt, to: endsAt }),
  );
  const team = crew.people.get("SEC")!.slice(NAMED_FIRST);
  // The first who can have a place in one of the sessions then.
  for (const { id: personId } of team)
    for (const { id } of then) {
      const wish = { sessionId: id, personId, aim: "What do you wish our checkpoint knew?", key: `demo-too-${id}` };
      const actor = await crew.actor(personId, now);
      if (await unlessRefused(() => book(actor, wish, new Date(now.getTime() - 2 * HOUR)))) return;
    }
}

/** On the Friday of next week Ingrid keeps her team together; whoever is away then already stays so. */
export async function keepsADay(crew: Crew, zone: string, now: Date): Promise<void> {
  const ingrid = await crew.actor(find(crew, "SEC", "Ingrid Solheim"), now);
  const team = crew.departments.get("SEC")!;
  const today = localDate(now, zone);
  const day = addDays(today, 12 - weekday(today));
  const { chosen } = await lookAtProtection(ingrid, team, day, now);
  await protectDay(ingrid, team, { day, reason: "Winter drill with the fire brigade", stays: chosen!.stays }, now);
}
