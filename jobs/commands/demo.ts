import { lapseDue } from "#models/booking/lapse.ts";
import { book } from "#models/booking/booking.ts";
import { cancelSession } from "#models/booking/session-cancellation.ts";
import { endBooking } from "#models/booking/ending.ts";
import { guestsOf } from "#models/booking/mine.ts";
import { appoint, nameSupervisor } from "#models/people/appointment.ts";
import { grantClearance, grantFromList } from "#models/people/clearance.ts";
import { markDemo } from "#models/people/demo-cast.ts";
import { changeDepartment } from "#models/people/department.ts";
import { applyImport } from "#models/people/import-apply.ts";
import { prepareImport } from "#models/people/import.ts";
import { prepareSetUp, setUp } from "#models/people/organisation.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { actorFor } from "#models/people/person.ts";
import { addSite, listSites } from "#models/people/site.ts";
import { shelveLetters } from "#models/record/shelving.ts";
import { addDays, localDate } from "#models/shared/time.ts";
import { fillSessions, unlessRefused } from "./demo/bookings.ts";
import { crewOf, find, type Crew } from "./demo/crew.ts";
import { DEPARTMENTS } from "./demo/departments.ts";
import { NAMED, staffList } from "./demo/people.ts";
import { AIRSIDE, FILM } from "./demo/plans.ts";
import { publishProgramme, type DemoSession, type DemoSites } from "./demo/programme.ts";
import { diceFrom, type Dice } from "./demo/random.ts";

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
  await grant(crew, coordinator, list, dice, now);
  onProgress(0.2);
  const sessions = await publishProgramme(crew, hosts, sites, now);
  onProgress(0.4);
  await castBookings(crew, sessions, now);
  await fillSessions(crew, leads, sessions, SEED, now, (share) => onProgress(0.4 + share / 2));
  await recently(crew, hosts, sessions, now);
  await lapseDue(now);
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

/** Leads, hosts and supervisors: the named ones where there are, else the first of the list. */
async function appointEverybody(crew: Crew, coordinator: PersonActor, sites: DemoSites, begun: Date) {
  const hosts = new Map<string, string[]>();
  const leads = new Map<string, string>();
  for (const department of DEPARTMENTS) {
    const { code, name, about, site, mode, atOnce } = department;
    const id = crew.departments.get(code)!;
    const settings = {
      name,
      code,
      about,
      siteId: sites[site].id,
      parentId: null,
      releaseMode: mode,
      atOnce,
      staffing: 0,
      promiseHours: 4,
      noticeHours: 4,
    };
    await changeDepartment(coordinator, id, settings, begun);
    const named = NAMED.filter((one) => one.code === code).map((one) => find(crew, code, one.name));
    const others = crew.people
      .get(code)!
      .map((one) => one.id)
      .filter((one) => !named.includes(one));
    const lead = code === "SEC" ? find(crew, "SEC", "Ingrid Solheim") : others[0]!;
    const receiving = code === "SEC" ? [others[1]!, others[2]!] : [named[0] ?? others[1]!, others[2]!];
    await appoint(coordinator, id, { as: "lead", personIds: [lead] }, begun);
    await appoint(coordinator, id, { as: "host", personIds: receiving }, begun);
    leads.set(code, lead);
    hosts.set(code, receiving);
  }
  const ingrid = find(crew, "SEC", "Ingrid Solheim");
  await nameSupervisor(
    coordinator,
    crew.people
      .get("SEC")!
      .map(({ id }) => id)
      .filter((id) => id !== ingrid),
    ingrid,
    begun,
  );
  return { hosts, leads };
}

/** Badges and films for most people, some ending soon. */
async function grant(crew: Crew, coordinator: PersonActor, staff: string, dice: Dice, now: Date): Promise<void> {
  const today = localDate(now, "UTC");
  const numbers = [...staff.matchAll(/"(H\d+)"/g)].map(([, number]) => number!);
  const rows = numbers.flatMap((number) => [
    ...(dice.chance(55) ? [`${number},${AIRSIDE},${addDays(today, dice.chance(15) ? 5 + dice.roll(30) : 200)}`] : []),
    ...(dice.chance(40) ? [`${number},${FILM},${addDays(today, dice.chance(20) ? 3 + dice.roll(25) : 300)}`] : []),
  ]);
  const list = ["Number,Clearance,Until", ...rows].join("\n");
  await grantFromList(coordinator, bytes(list), now);
  // Whom the story of the last hours is about holds what it takes.
  const cast = [
    find(crew, "SEC", "Maren Okafor-Lindqvist"),
    ...["AFO", "DUT", "GTP"].map((code) => inTheStory(crew, code)),
  ];
  for (const id of cast) await grantClearance(coordinator, id, { kind: AIRSIDE, until: addDays(today, 200) }, now);
}

/** Somebody of a department who books the evening push before Maren does. */
const inTheStory = (crew: Crew, code: string): string => crew.people.get(code)![4]!.id;

const titled = (sessions: readonly DemoSession[], title: string, now: Date): DemoSession[] =>
  sessions.filter(({ plan, startsAt }) => plan.title === title && startsAt > now);

/** What those who can be tried by one click find when they come in. */
async function castBookings(crew: Crew, sessions: readonly DemoSession[], now: Date): Promise<void> {
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
  const next = titled(sessions, "One passenger, kerb to seat", now)[0];
  if (next) {
    const wish = {
      sessionId: next.id,
      personId: find(crew, "SEC", "Maren Okafor-Lindqvist"),
      aim: "I stop people in wheelchairs every day. What happens before and after?",
      key: "demo-maren-next",
    };
    await unlessRefused(() => book(ingrid, wish, hoursAgo(50)));
  }
  await asks(
    "Maren Okafor-Lindqvist",
    "Why bags miss their flight",
    "Why do so many bags from our checkpoint come back for a second scan?",
    2,
  );
  await asks("Chukwuemeka Adébáyò", "Duty managers’ handover", "First visit ever.", 3);
  await asks("Siobhán Ní Mhaoláin", "Winter desk: who decides about de-icing", "What reaches us, and when?", 20);
}

/** The last hours: a place came free and is offered, a host had to cancel. */
async function recently(
  crew: Crew,
  hosts: Map<string, string[]>,
  sessions: readonly DemoSession[],
  now: Date,
): Promise<void> {
  const anHourAgo = new Date(now.getTime() - 3_600_000);
  const full = titled(sessions, "The evening push, seen from Apron Control", now)[0];
  const host = await crew.actor(hosts.get("APC")![0]!, now);
  if (full) {
    const maren = await crew.actor(find(crew, "SEC", "Maren Okafor-Lindqvist"), now);
    for (const code of ["AFO", "DUT", "GTP"]) {
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
