import { book } from "#models/booking/booking.ts";
import { endBooking } from "#models/booking/ending.ts";
import { guestsOf } from "#models/booking/mine.ts";
import { reservePlaces } from "#models/booking/reserving.ts";
import { cancelSession } from "#models/booking/session-cancellation.ts";
import { unlessRefused } from "./bookings.ts";
import { find, inTheStory, type Crew } from "./crew.ts";
import type { DemoSession } from "./programme.ts";

const titled = (sessions: readonly DemoSession[], title: string, now: Date): DemoSession[] =>
  sessions.filter(({ plan, startsAt }) => plan.title === title && startsAt > now);

/** What those who can be tried by one click find when they come in. */
export async function castBookings(crew: Crew, sessions: readonly DemoSession[], now: Date): Promise<void> {
  const hoursAgo = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
  const asks = async (name: string, title: string, aim: string, hours: number, at = 0): Promise<void> => {
    const id = find(crew, "SEC", name);
    const session = titled(sessions, title, now)[at];
    if (!session) return;
    const wish = { sessionId: session.id, personId: id, aim, key: `demo-${id}-${session.id}` };
    const actor = await crew.actor(id, now);
    await unlessRefused(() => book(actor, wish, hoursAgo(hours)));
  };
  const ingrid = await crew.actor(find(crew, "SEC", "Ingrid Solheim"), now);
  const next = titled(sessions, "A lift stops: the first ten minutes", now)[0];
  if (next) {
    const wish = {
      sessionId: next.id,
      personId: find(crew, "SEC", "Maren Okafor-Lindqvist"),
      aim: "My queue grows when a lift stands still. When do you hear of it, and from whom?",
      key: "demo-maren-next",
    };
    await unlessRefused(() => book(ingrid, wish, hoursAgo(50)));
  }
  const team = titled(sessions, "Meet Assisted Travel", now)[1];
  if (team) {
    const security = crew.departments.get("SEC")!;
    await unlessRefused(() => reservePlaces(ingrid, team.id, security, 2, hoursAgo(20)));
  }
  await asks(
    "Maren Okafor-Lindqvist",
    "Why bags miss their flight",
    "Why do so many bags from our checkpoint come back for a second scan?",
    2,
  );
  await asks("Chukwuemeka Adébáyò", "Duty managers’ handover", "First visit ever.", 3);
  await asks("Siobhán Ní Mhaoláin", "Winter desk: who decides about de-icing", "What reaches us, and when?", 20);
  const full = titled(sessions, "The evening push, seen from Apron Control", now)[0];
  if (full) {
    const maren = await crew.actor(find(crew, "SEC", "Maren Okafor-Lindqvist"), now);
    for (const code of ["AFO", "DUT"]) {
      const id = inTheStory(crew, code);
      const wish = { sessionId: full.id, personId: id, aim: "", key: `demo-full-${code}` };
      await unlessRefused(async () => book(await crew.actor(id, now), wish, new Date(now.getTime() - 30 * 3_600_000)));
    }
    const wait = {
      sessionId: full.id,
      personId: maren.id,
      aim: "Who decides when we are asked to hold a passenger back?",
      key: "demo-maren-waits",
    };
    await unlessRefused(() => book(maren, wait, new Date(now.getTime() - 20 * 3_600_000)));
  }
}

/** The last hours: a place came free and is offered, a host had to cancel. */
export async function recently(
  crew: Crew,
  hosts: Map<string, string[]>,
  sessions: readonly DemoSession[],
  now: Date,
): Promise<void> {
  const anHourAgo = new Date(now.getTime() - 3_600_000);
  const full = titled(sessions, "The evening push, seen from Apron Control", now)[0];
  const host = await crew.actor(hosts.get("APC")![0]!, now);
  if (full) {
    const guest = (await guestsOf(host, full.id)).find(({ booking }) => booking.state === "booked");
    if (guest)
      await unlessRefused(async () =>
        endBooking(await crew.actor(String(guest.booking.person), now), String(guest.booking._id), "", anHourAgo),
      );
  }
  const cancelled = titled(sessions, "Energy round table", now)[0];
  if (cancelled) {
    const technician = await crew.actor(hosts.get("TFM")![0]!, now);
    await unlessRefused(() =>
      cancelSession(technician, cancelled.id, "The meeting room is under water; the plumber is on the way.", anHourAgo),
    );
  }
}
