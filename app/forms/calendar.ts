import { addDays, isLocalDate, weekday, type LocalDate } from "#models/shared/time.ts";
import { findAddress, type FindChoice } from "./find.ts";

/** The calendar of coming sessions, as its address says it: the view, and the day it is about. */
export const CALENDAR_VIEWS = ["month", "week", "day", "agenda"] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

/** A list of so many days. */
const AGENDA_DAYS = 28;

export interface CalendarChoice {
  view: CalendarView;
  at: LocalDate;
}

/** Nonsense shows the month of today. */
export function readCalendar(asked: URLSearchParams, today: LocalDate): CalendarChoice {
  const at = asked.get("at") ?? "";
  const view = CALENDAR_VIEWS.find((one) => one === asked.get("view")) ?? "month";
  return { view, at: isLocalDate(at) ? at : today };
}

const monday = (date: LocalDate): LocalDate => addDays(date, 1 - weekday(date));
const firstOf = (date: LocalDate): LocalDate => `${date.slice(0, 8)}01`;
/** The first of the month so many months on. */
function monthOn(date: LocalDate, months: number): LocalDate {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1 + months];
  const index = ((month % 12) + 12) % 12;
  return `${year + Math.floor(month / 12)}-${String(index + 1).padStart(2, "0")}-01`;
}

/** The days a view shows, both ends included. A month is shown in whole weeks. */
export function daysShown({ view, at }: CalendarChoice): { from: LocalDate; until: LocalDate } {
  if (view === "day") return { from: at, until: at };
  if (view === "week") return { from: monday(at), until: addDays(monday(at), 6) };
  if (view === "agenda") return { from: at, until: addDays(at, AGENDA_DAYS - 1) };
  return { from: monday(firstOf(at)), until: addDays(monday(addDays(monthOn(at, 1), -1)), 6) };
}

/** The day that the view before or after is about. */
export function turned({ view, at }: CalendarChoice, steps: 1 | -1): LocalDate {
  if (view === "month") return monthOn(at, steps);
  return addDays(at, steps * { week: 7, day: 1, agenda: AGENDA_DAYS }[view]);
}

/** The address of the calendar with the list's choices. */
export function calendarAddress(choice: FindChoice, { view, at }: CalendarChoice): string {
  const [, query] = findAddress({ ...choice, from: "", after: undefined }).split("?");
  return `/find/calendar?${query}&view=${view}&at=${at}`;
}
