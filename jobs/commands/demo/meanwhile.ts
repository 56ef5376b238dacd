import { overlaps } from "#models/booking/away.ts";
import { book } from "#models/booking/booking.ts";
import { requestsFor } from "#models/booking/team.ts";
import { unlessRefused } from "./bookings.ts";
import { find, type Crew } from "./crew.ts";
import type { DemoSession } from "./programme.ts";

const HOUR = 3_600_000;
/** So many of the list have a story of their own. */
const NAMED_FIRST = 6;

/** The team's cap comes near: while Maren asks to be away somebody of her team is away already, and one more asks. */
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
  /** The first of some who has a place in one of the sessions then; booked by the lead they are released, too. */
  const goes = async (some: readonly { id: string }[], aim: string, by?: string): Promise<void> => {
    for (const { id: personId } of some)
      for (const { id } of then) {
        const wish = { sessionId: id, personId, aim, key: `demo-meanwhile-${personId}-${id}` };
        const actor = await crew.actor(by ?? personId, now);
        if (await unlessRefused(() => book(actor, wish, new Date(now.getTime() - 2 * HOUR)))) return;
      }
  };
  const half = Math.floor(team.length / 2);
  await goes(team.slice(0, half), "", ingrid.id);
  await goes(team.slice(half), "What do you wish our checkpoint knew?");
}
