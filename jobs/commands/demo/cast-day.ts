import { checkIn } from "#models/booking/arriving.ts";
import { book } from "#models/booking/booking.ts";
import { closeSession } from "#models/booking/closing.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { publishSession } from "#models/programme/publish.ts";
import { askReflections } from "#models/reflection/asking.ts";
import { raiseConcern } from "#models/reflection/concern.ts";
import { localClock, localDate } from "#models/shared/time.ts";
import { unlessRefused } from "./bookings.ts";
import { find, type Crew } from "./crew.ts";
import type { DemoSession } from "./programme.ts";

const HOUR = 3_600_000;
const QUARTER = HOUR / 4;

interface Setting {
  crew: Crew;
  sessions: readonly DemoSession[];
  zone: string;
  now: Date;
}

/** One more date of a plan that Tomás holds, at this moment. */
async function extra({ crew, sessions, zone, now }: Setting, title: string, startsAt: Date): Promise<string> {
  const { plan, planId } = sessions.find((one) => one.plan.title === title)!;
  const tomas = await crew.actor(find(crew, "PRM", "Tomás Iturralde Echeverría"), now);
  const slot = {
    ...{
      planId,
      places: plan.places,
      meetingPoint: plan.meet,
      hostId: tomas.id,
      key: `demo-day-${startsAt.getTime()}`,
    },
    ...{ date: localDate(startsAt, zone), clock: localClock(startsAt, zone), which: "earlier" as const },
  };
  return publishSession(tomas, slot, new Date(startsAt.getTime() - 12 * 24 * HOUR));
}

/** Books people by whoever may release them, so that they have a place at once. */
async function come(
  sessionId: string,
  guests: readonly (readonly [person: string, by: PersonActor, aim: string])[],
  at: Date,
): Promise<string[]> {
  const made: string[] = [];
  for (const [personId, by, aim] of guests) {
    const wish = { sessionId, personId, aim, key: `demo-day-${sessionId}-${personId}` };
    const booked = await unlessRefused(() => book(by, wish, at));
    if (booked?.state === "booked") made.push(booked.bookingId);
  }
  return made;
}

/** The cast's days: Tomás holds a visit at this moment, to which Maren comes, and has an earlier one to close; Maren was
 *  with him two days ago. */
export async function castDay(setting: Setting): Promise<void> {
  const { crew, now } = setting;
  const quarter = Math.floor(now.getTime() / QUARTER) * QUARTER;
  const ago = (hours: number): Date => new Date(quarter - hours * HOUR);
  const person = (code: string, name: string): string => find(crew, code, name);
  const ingrid = await crew.actor(person("SEC", "Ingrid Solheim"), now);
  const tomas = await crew.actor(person("PRM", "Tomás Iturralde Echeverría"), now);
  const maren = person("SEC", "Maren Okafor-Lindqvist");
  const self = async (id: string): Promise<PersonActor> => crew.actor(id, now);
  const others = ["GTP", "ITS", "CUS", "LPO", "DUT"].map((code) => crew.people.get(code)![6]!.id);

  const lately = await extra(setting, "Meet Assisted Travel", ago(50));
  const heard = "Whom do we call when a passenger cannot stand in the queue?";
  const seen = await come(lately, [[maren, ingrid, heard]], ago(120));
  await closeSession(tomas, lately, new Map(seen.map((id) => [id, "attended" as const])), ago(49));

  const morning = await extra(setting, "Meet Assisted Travel", ago(2.25));
  const early = await come(morning, [[others[0]!, await self(others[0]!), "Who plans the last bus?"]], ago(80));
  for (const id of early) await checkIn(tomas, id, ago(2.25));

  const today = await extra(setting, "One passenger, kerb to seat", ago(0.25));
  const guests = [
    [maren, ingrid, "I stop people in wheelchairs every day. What happens before and after?"],
    [others[1]!, await self(others[1]!), "Which of your calls could a better form save?"],
    [others[2]!, await self(others[2]!), ""],
  ] as const;
  const [, second] = await come(today, guests, ago(70));
  if (second) await checkIn(tomas, second, ago(0.25));
}

/** After everything else: the cast are asked how their visit was, and somebody tells coordinators something. */
export async function lastHours({ crew, now }: Setting): Promise<void> {
  const ago = (hours: number): Date => new Date(now.getTime() - hours * HOUR);
  await askReflections(ago(20));
  const siobhan = await crew.actor(find(crew, "SEC", "Siobhán Ní Mhaoláin"), now);
  const words = {
    text: "On my visit last week somebody made jokes about how I speak, in front of passengers. I do not want to make much of it, but a newer colleague would not come back.",
    ...{ reach: "By phone, after 16:00.", key: "demo-concern" },
  };
  await raiseConcern(siobhan, words, ago(5));
}
