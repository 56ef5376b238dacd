import { tellFollowers } from "#models/booking/new-dates.ts";
import { addPeak } from "#models/people/peak.ts";
import { follow } from "#models/programme/following.ts";
import { propose } from "#models/programme/proposing.ts";
import { addDays, localDate } from "#models/shared/time.ts";
import { find, type Crew } from "./crew.ts";

const EARLY = "I work nights that week and would see the first wave before I go home.";

/** Maren hears of new dates of two departments, and had a letter about them; to one of them she suggests a date, and its host
 *  has set peak days. */
export async function followers(crew: Crew, now: Date): Promise<void> {
  const maren = await crew.actor(find(crew, "SEC", "Maren Okafor-Lindqvist"), now);
  const before = new Date(now.getTime() - 6 * 86_400_000);
  for (const code of ["LPO", "PRM"]) await follow(maren, crew.departments.get(code)!, before);
  const today = localDate(now, "UTC");
  const wish = { planId: null, clock: "06:00", key: "demo-suggests" };
  const ask = { departmentId: crew.departments.get("PRM")!, date: addDays(today, 20), words: EARLY };
  await propose(maren, { ...wish, ...ask }, new Date(now.getTime() - 3 * 3_600_000));
  const host = await crew.actor(find(crew, "PRM", "Tomás Iturralde Echeverría"), now);
  const peak = { from: addDays(today, 27), until: addDays(today, 42) };
  await addPeak(host, crew.departments.get("PRM")!, peak, new Date(now.getTime() - 9 * 86_400_000));
  await tellFollowers(new Date(now.getTime() - 5 * 3_600_000));
}
