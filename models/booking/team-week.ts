import { toId } from "#models/database/id.ts";
import { notAllowed, notFound } from "#models/errors.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { Site } from "#models/people/site.document.ts";
import { addDays, isLocalDate, localDate, weekday } from "#models/shared/time.ts";
import { mostAtOnce, overlaps, type Span } from "./away.ts";
import { protectedAt } from "./protected.ts";
import { dayOf, protectedAhead, type ProtectedDayLook } from "./protection-look.ts";
import { weekOf } from "./team.ts";

/** The departments whose week this actor may see: those they lead, their own where somebody names them supervisor. */
const departmentsOf = (actor: PersonActor): string[] => [
  ...new Set([...actor.leadOf, ...(actor.supervises ? [actor.departmentId] : [])]),
];

export interface TeamWeek {
  department: { id: string; name: string; atOnce: number | null; people: number };
  /** Choices for whoever leads several. */
  others: { id: string; name: string }[];
  zone: string;
  /** Monday, as a local date; the week before and after. */
  monday: string;
  /** `kept`: why nobody is released on a protected day, "" where nothing was said; null on all others. */
  days: { date: string; at: Date; away: number; ask: number; full: boolean; kept: string | null }[];
  /** All of them ahead, of any week. */
  protectedDays: ProtectedDayLook[];
  people: { id: string; name: string; days: ({ kind: "booked" | "asked"; at: Date; code: string } | null)[] }[];
}

/**
 * The week of a team: who is away on which day, who asks to be, and the most away at one moment of each day against the
 * cap. Without a department it is the first the actor may see. Refuses those who lead and supervise nobody.
 */
export async function teamWeek(
  actor: PersonActor,
  departmentId: string | null,
  week: string | null,
  now: Date,
): Promise<TeamWeek> {
  const mine = departmentsOf(actor);
  const id = departmentId ?? mine[0];
  if (!id || !(mine.includes(id) || actor.roles.includes("coordinator"))) throw notAllowed();
  const department = await Department.findById(toId(id)).lean();
  const site = department && (await Site.findById(department.site, { zone: 1 }).lean());
  if (!department || !site) throw notFound();
  const day = week && isLocalDate(week) ? week : localDate(now, site.zone);
  const monday = addDays(day, 1 - weekday(day));
  const dates = Array.from({ length: 7 }, (_, at) => addDays(monday, at));
  const spans = dates.map((date) => dayOf(date, site.zone));
  const [entries, people, others, protectedDays] = await Promise.all([
    weekOf(id, spans[0]!.from, spans[6]!.to),
    Person.countDocuments({ department: department._id, leftAt: null }),
    Department.find({ _id: { $in: mine.map(toId) } }, { name: 1 })
      .sort({ name: 1 })
      .limit(50)
      .lean(),
    protectedAhead(department, now),
  ]);
  const away = (state: string): Span[] =>
    entries.filter((entry) => entry.state === state).map((entry) => ({ from: entry.awayFrom, to: entry.awayTo }));
  const { atOnce } = department.release;
  return {
    department: { id, name: department.name, atOnce, people },
    others: others.map((other) => ({ id: String(other._id), name: other.name })),
    zone: site.zone,
    monday,
    protectedDays,
    days: dates.map((date, at) => {
      const [firm, all] = [
        mostAtOnce(away("booked"), spans[at]!),
        mostAtOnce([...away("booked"), ...away("requested")], spans[at]!),
      ];
      const ask = away("requested").filter((span) => overlaps(span, spans[at]!)).length;
      const kept = protectedAt(department, spans[at]!)?.reason ?? null;
      const full = kept === null ? atOnce !== null && all > atOnce : ask > 0;
      return { date, at: spans[at]!.from, away: firm, ask, full, kept };
    }),
    people: [...new Map(entries.map((entry) => [entry.personId, entry.name]))].map(([personId, name]) => ({
      id: personId,
      name,
      days: spans.map((span) => {
        const entry = entries.find(
          (one) => one.personId === personId && overlaps({ from: one.awayFrom, to: one.awayTo }, span),
        );
        return entry
          ? {
              kind: entry.state === "booked" ? ("booked" as const) : ("asked" as const),
              at: entry.startsAt,
              code: entry.hostCode,
            }
          : null;
      }),
    })),
  };
}
