import { lapseDue } from "#models/booking/lapse.ts";
import { changeBookingLimits } from "#models/people/booking-limits.ts";
import { markDemo } from "#models/people/demo-cast.ts";
import { applyImport } from "#models/people/import-apply.ts";
import { prepareImport } from "#models/people/import.ts";
import { prepareSetUp, setUp } from "#models/people/organisation.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { actorFor } from "#models/people/person.ts";
import { addSite, listSites } from "#models/people/site.ts";
import { shelveLetters } from "#models/record/shelving.ts";
import { fillSessions } from "./demo/bookings.ts";
import { castDay, lastHours } from "./demo/cast-day.ts";
import { crewOf, find, type Crew } from "./demo/crew.ts";
import { sayDependences } from "./demo/dependences.ts";
import { staffList } from "./demo/people.ts";
import { liveThrough } from "./demo/history.ts";
import { HISTORY_WEEKS, publishProgramme, type DemoSites } from "./demo/programme.ts";
import { diceFrom } from "./demo/random.ts";
import { finishedRound, openWishes } from "./demo/rounds.ts";
import { reviewAll } from "./demo/reviews.ts";
import { appointEverybody, grant } from "./demo/staffing.ts";
import { asksMeanwhile, keepsADay } from "./demo/meanwhile.ts";
import { followers } from "./demo/followers.ts";
import { castBookings, recently } from "./demo/story.ts";
import { reflect } from "./demo/voices.ts";

const DAY = 86_400_000;
const SEED = 20_261_125;

/** Makes the invented organisation, relative to `now`, by the same verbs as everything else: the same each time but for
 *  the dates. `onProgress` hears the share that is done. Into an empty database only. */
export async function makeDemo({
  now,
  onProgress = () => undefined,
}: {
  now: Date;
  onProgress?: (share: number) => void;
}): Promise<void> {
  const dice = diceFrom(SEED);
  const begun = new Date(now.getTime() - (HISTORY_WEEKS + 6) * 7 * DAY);
  const { coordinator, sites } = await found(begun);
  const list = staffList(dice, { ambar: "Puerto Ámbar", valdemora: "Valdemora" });
  const run = await prepareImport(coordinator, bytes(list), "staff.csv", { complete: false }, begun);
  await applyImport(coordinator, run, begun);
  const crew = await crewOf();
  const { hosts, leads } = await appointEverybody(crew, coordinator, sites, begun);
  await sayDependences(crew, coordinator, begun);
  await grant(crew, coordinator, list, dice, now);
  onProgress(0.15);
  const sessions = await publishProgramme(crew, hosts, sites, now);
  onProgress(0.3);
  await followers(crew, now);
  await castBookings(crew, sessions, now);
  await asksMeanwhile(crew, sessions, now);
  const day = { crew, sessions, zone: sites.ambar.zone, now };
  await castDay(day);
  const visits = await liveThrough({ crew, leads, sessions, seed: SEED, now }, (share) => onProgress(0.3 + share / 4));
  const talk = diceFrom(SEED + 2);
  await reflect(crew, visits, talk, now);
  await reviewAll({ crew, coordinator, leads, dice: talk, zone: sites.ambar.zone, now });
  onProgress(0.65);
  const round = { crew, coordinator, sites, sessions, dice: diceFrom(SEED + 1), now };
  await finishedRound(round);
  await fillSessions(crew, leads, sessions, SEED, now, (share) => onProgress(0.65 + share / 4));
  await recently(crew, hosts, sessions, now);
  await openWishes(round);
  await keepsADay(crew, sites.ambar.zone, now);
  await lastHours(day);
  for (let ago = 45; ago >= 0; ago--) await lapseDue(new Date(now.getTime() - ago * DAY));
  await shelveLetters(new Date(now.getTime() - DAY), now);
  await markDemo(castOf(crew, coordinator), now);
  onProgress(1);
}

async function found(begun: Date): Promise<{ coordinator: PersonActor; sites: DemoSites }> {
  const secret = await prepareSetUp(begun);
  if (!secret) throw new Error("The demo is made in an empty database only.");
  const beginning = {
    ...{
      organisation: "Halcón Airports",
      site: "Puerto Ámbar",
      zone: "Atlantic/Canary",
      departmentName: "Coordination",
    },
    ...{ name: "Beatriz Anaya", email: "beatriz.anaya@halcon.example" },
  };
  const { personId } = await setUp(secret, beginning, "", begun);
  const coordinator = (await actorFor(personId, begun))!;
  // More than anybody of the story takes, but near enough that one who books more reads of it.
  const limits = {
    bookingsAhead: 10,
    visitsMost: 6,
    visitsPer: "quarter" as const,
    opensDays: null,
    travelMinutes: 60,
  };
  await changeBookingLimits(coordinator, limits, begun);
  const valdemora = await addSite(
    coordinator,
    { name: "Valdemora", zone: "Europe/Madrid", weekdays: [1, 2, 3, 4, 5], from: "08:00", to: "17:00" },
    begun,
  );
  const ambar = (await listSites()).find(({ name }) => name === "Puerto Ámbar")!;
  return {
    coordinator,
    sites: { ambar: { id: ambar.id, zone: "Atlantic/Canary" }, valdemora: { id: valdemora, zone: "Europe/Madrid" } },
  };
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const castOf = (crew: Crew, coordinator: PersonActor): { person: string; why: string }[] => [
  {
    person: find(crew, "SEC", "Maren Okafor-Lindqvist"),
    why: "Staff: is on a visit today (day card: “I am here”), has one to reflect on, wishes in the round that is open, an offer to answer.",
  },
  {
    person: find(crew, "PRM", "Tomás Iturralde Echeverría"),
    why: "Hosts: sees who comes today, checks them in, says what happened; has a visit to close, thanks to read, slots to publish.",
  },
  {
    person: find(crew, "SEC", "Ingrid Solheim"),
    why: "Leads a team: releases people within the cap, says how a visit worked for the team, and how far an improvement is.",
  },
  {
    person: coordinator.id,
    why: "Coordinates: reviews what three people said of a visit, makes improvements of remarks, runs rounds, reads the report.",
  },
  {
    person: find(crew, "LPO", "Pilar Quesada Montoro"),
    why: "Staff and host at the other site, one hour ahead: what hosts are asked after a visit, and what visitors thanked them for.",
  },
];
