import { abreast } from "#models/database/abreast.ts";
import { appoint, nameSupervisor } from "#models/people/appointment.ts";
import { grantFromList } from "#models/people/clearance-list.ts";
import { grantClearance } from "#models/people/clearance.ts";
import { changeDepartment } from "#models/people/department.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { addDays, localDate } from "#models/shared/time.ts";
import { find, inTheStory, type Crew } from "./crew.ts";
import { DEPARTMENTS } from "./departments.ts";
import { NAMED } from "./people.ts";
import { AIRSIDE, FILM } from "./plans.ts";
import type { DemoSites } from "./programme.ts";
import type { Dice } from "./random.ts";

/** A fire station plans its crews three weeks ahead: nobody books a visit sooner. Elsewhere booking opens at once. */
const OPENS_DAYS: Readonly<Record<string, number>> = { RFF: 21 };

/** A checkpoint with fewer at work closes a lane. */
const STAFFING: Readonly<Record<string, number>> = { SEC: 48 };

/** Leads, hosts and supervisors: the named ones where there are, else the first of the list. */
export async function appointEverybody(crew: Crew, coordinator: PersonActor, sites: DemoSites, begun: Date) {
  const hosts = new Map<string, string[]>();
  const leads = new Map<string, string>();
  await abreast(DEPARTMENTS, async (department) => {
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
      staffing: STAFFING[code] ?? 0,
      promiseHours: 4,
      noticeHours: 4,
      opensDays: OPENS_DAYS[code] ?? null,
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
  });
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
export async function grant(crew: Crew, coordinator: PersonActor, staff: string, dice: Dice, now: Date): Promise<void> {
  const today = localDate(now, "UTC");
  const numbers = [...staff.matchAll(/"(H\d+)"/g)].map(([, number]) => number!);
  const rows = numbers.flatMap((number) => [
    ...(dice.chance(55) ? [`${number},${AIRSIDE},${addDays(today, dice.chance(15) ? 5 + dice.roll(30) : 200)}`] : []),
    ...(dice.chance(40) ? [`${number},${FILM},${addDays(today, dice.chance(20) ? 3 + dice.roll(25) : 300)}`] : []),
  ]);
  const list = ["Number,Clearance,Until", ...rows].join("\n");
  await grantFromList(coordinator, new TextEncoder().encode(list), now);
  // Whom the story of the last hours is about holds what it takes.
  const cast = [
    find(crew, "SEC", "Maren Okafor-Lindqvist"),
    ...["AFO", "DUT", "GTP"].map((code) => inTheStory(crew, code)),
  ];
  for (const id of cast) await grantClearance(coordinator, id, { kind: AIRSIDE, until: addDays(today, 200) }, now);
}
