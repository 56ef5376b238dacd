import { createPlan } from "#models/programme/plan.ts";
import { publishDates } from "#models/programme/publish.ts";
import { instantOf } from "#models/programme/session.ts";
import { addDays, addMinutes, localDate, weekday } from "#models/shared/time.ts";
import { abreast } from "#models/database/abreast.ts";
import type { Crew } from "./crew.ts";
import { DEPARTMENTS } from "./departments.ts";
import { PLANS, type DemoPlan } from "./plans.ts";

/** A session of the demo that was published. */
export interface DemoSession {
  id: string;
  plan: DemoPlan;
  planId: string;
  hostId: string;
  startsAt: Date;
  endsAt: Date;
}

export interface DemoSites {
  ambar: { id: string; zone: string };
  valdemora: { id: string; zone: string };
}

/** Three quarters, so that reports say something: the last weeks as full as those ahead, the rest thinner. */
export const HISTORY_WEEKS = 39;
const WEEKS_BACK = 6;
const WEEKS_AHEAD = 8;
const DAY = 86_400_000;

/** Writes the plans and publishes their dates, every third week from six weeks back to eight ahead, every twelfth before
 *  that; the hosts of each department do it, some time before the first of several. In the order of time. */
export async function publishProgramme(
  crew: Crew,
  hosts: Map<string, string[]>,
  sites: DemoSites,
  now: Date,
): Promise<DemoSession[]> {
  const sessions: DemoSession[] = [];
  const begun = new Date(now.getTime() - (HISTORY_WEEKS + 5) * 7 * DAY);
  const publish = async (plan: DemoPlan, at: number): Promise<void> => {
    const department = DEPARTMENTS.find(({ code }) => code === plan.code)!;
    const site = sites[department.site];
    const hostIds = hosts.get(plan.code)!;
    const host = await crew.actor(hostIds[at % 3 === 2 ? 1 : 0]!, now);
    const { agenda, code: _code, clock, weekdays: _days, meet, know, ...content } = plan;
    const draft = {
      ...content,
      ...{
        siteId: site.id,
        meetingPoint: meet,
        goodToKnow: know,
        minimum: 1,
        askHost: plan.title.startsWith("Night works"),
      },
      agenda: agenda.map(([minutes, what, where]) => ({ minutes, what, where })),
      clearances: [...plan.clearances],
      checklist: {
        opening: ["Say who you are and what you do", "Where the exits are", "What the visitor hopes to learn"],
        running: ["Let them stand where you stand", "Say aloud what you decide, and why"],
        closing: ["What surprised you?", "What will you do differently?", "Thank each other"],
      },
    };
    const planId = await createPlan(host, crew.departments.get(plan.code)!, draft, begun);
    for (const [part, dates] of Map.groupBy(datesOf(plan, at, site.zone, now), ({ part }) => part)) {
      const starts = dates.map(({ date }) => instantOf(date, clock, site.zone, "earlier"));
      const published = new Date(Math.min(now.getTime() - 3 * DAY, starts[0]!.getTime() - 28 * DAY));
      const slot = {
        planId,
        clock,
        places: plan.places,
        meetingPoint: meet,
        hostId: host.id,
        key: `demo-${at}-${part}`,
      };
      const days = dates.map(({ date }) => date);
      const ids = await publishDates(host, slot, days, published);
      for (const [i, id] of ids.entries()) {
        const startsAt = starts[i]!;
        sessions.push({ id, plan, planId, hostId: host.id, startsAt, endsAt: addMinutes(startsAt, plan.minutes) });
      }
    }
  };
  // The dates of a department one after the other: each adds to what its followers are told, and none waits for another.
  const departments = Map.groupBy(PLANS.entries(), ([, { code }]) => code).values();
  await abreast([...departments], async (own) => {
    for (const [at, plan] of own) await publish(plan, at);
  });
  return sessions.sort(
    (one, other) => one.startsAt.getTime() - other.startsAt.getTime() || (one.plan.title < other.plan.title ? -1 : 1),
  );
}

interface DemoDate {
  date: string;
  /** Dates of one part are published together. */
  part: "history" | "lately" | "ahead";
}

function datesOf(plan: DemoPlan, at: number, zone: string, now: Date): DemoDate[] {
  const today = localDate(now, zone);
  const monday = addDays(today, 1 - weekday(today));
  const dates: DemoDate[] = [];
  for (let week = -HISTORY_WEEKS; week < WEEKS_AHEAD; week++)
    if ((week + at + HISTORY_WEEKS) % (week < -WEEKS_BACK ? 12 : 3) === 0)
      for (const day of plan.weekdays) {
        const date = addDays(monday, week * 7 + day - 1);
        const part = week < -WEEKS_BACK ? "history" : date < today ? "lately" : "ahead";
        if (date !== today) dates.push({ date, part });
      }
  return dates;
}
