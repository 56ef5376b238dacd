import { lapseDue } from "#models/booking/lapse.ts";
import { markDemo } from "#models/people/demo-cast.ts";
import { applyImport } from "#models/people/import-apply.ts";
import { prepareImport } from "#models/people/import.ts";
import { prepareSetUp, setUp } from "#models/people/organisation.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { actorFor } from "#models/people/person.ts";
import { addSite, listSites } from "#models/people/site.ts";
import { shelveLetters } from "#models/record/shelving.ts";
import { fillSessions } from "./demo/bookings.ts";
import { crewOf, find, type Crew } from "./demo/crew.ts";
import { sayDependences } from "./demo/dependences.ts";
import { staffList } from "./demo/people.ts";
import { publishProgramme, type DemoSites } from "./demo/programme.ts";
import { diceFrom } from "./demo/random.ts";
import { reflectOnVisits, visitOfMaren } from "./demo/reflections.ts";
import { finishedRound, openWishes } from "./demo/rounds.ts";
import { appointEverybody, grant } from "./demo/staffing.ts";
import { castBookings, recently } from "./demo/story.ts";

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
  const begun = new Date(now.getTime() - 100 * DAY);
  const { coordinator, sites } = await found(begun);
  const list = staffList(dice, { ambar: "Puerto Ámbar", valdemora: "Valdemora" });
  const run = await prepareImport(coordinator, bytes(list), "staff.csv", { complete: false }, begun);
  await applyImport(coordinator, run, begun);
  const crew = await crewOf();
  const { hosts, leads } = await appointEverybody(crew, coordinator, sites, begun);
  await sayDependences(crew, coordinator, begun);
  await grant(crew, coordinator, list, dice, now);
  onProgress(0.2);
  const sessions = await publishProgramme(crew, hosts, sites, now);
  onProgress(0.4);
  await castBookings(crew, sessions, now);
  await visitOfMaren(crew, sessions, now);
  const round = { crew, coordinator, sites, sessions, dice: diceFrom(SEED + 1), now };
  await finishedRound(round);
  await fillSessions(crew, leads, sessions, SEED, now, (share) => onProgress(0.4 + share / 2));
  await recently(crew, hosts, sessions, now);
  await openWishes(round);
  for (let day = 45; day >= 0; day--) await lapseDue(new Date(now.getTime() - day * DAY));
  const cast = castOf(crew, coordinator);
  await reflectOnVisits(crew, coordinator, new Set(cast.map(({ person }) => person)), now);
  await shelveLetters(new Date(now.getTime() - DAY), now);
  await markDemo(cast, now);
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
    why: "Staff: has a visit ahead, an offer to answer and a request that waits.",
  },
  {
    person: find(crew, "PRM", "Tomás Iturralde Echeverría"),
    why: "Hosts: publishes slots from a plan and sees who comes.",
  },
  { person: find(crew, "SEC", "Ingrid Solheim"), why: "Leads a team: releases people within the cap." },
  { person: coordinator.id, why: "Coordinates: brings in people, appoints hosts, looks after mail." },
  { person: find(crew, "LPO", "Pilar Quesada Montoro"), why: "Staff and host at the other site, one hour ahead." },
];
