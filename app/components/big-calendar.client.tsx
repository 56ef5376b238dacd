import { useNavigate } from "@remix-run/react";
import { useEffect, useMemo, useRef, type RefObject } from "react";
import { Calendar, type DateHeaderProps, type EventProps, type View } from "react-big-calendar";
import { addDays, localDate, sayClock, sayDay, startOfDay, weekday } from "#models/shared/time.ts";
import "../styles/big-calendar.css";
import { EventText, eventLook } from "./calendar-event.tsx";
import { useFormats } from "./calendar-formats.ts";
import { classes } from "./classes.ts";
import type { Found } from "./found-row.tsx";
import { opensAt } from "./opens-at.ts";
import { useReading, useTexts } from "./texts.tsx";
import { zonedLocalizer } from "./zoned-localizer.client.ts";

export interface BigCalendarProps {
  view: "month" | "week" | "day";
  at: string;
  sessions: readonly Found[];
  label: string;
  /** The address of the calendar with another day chosen. */
  to: (day: string) => string;
}

const MONDAY = 1;
const nothing = () => undefined;

/** The library's calendar, in the browser alone; bar, list and addresses are the page's. */
export default function BigCalendar({ view, at, sessions, label, to }: BigCalendarProps) {
  const { zone, now } = useReading();
  const { calendar } = useTexts();
  const navigate = useNavigate();
  const localizer = useMemo(() => zonedLocalizer(zone, MONDAY), [zone]);
  const day = useMemo(() => new Date(startOfDay(at, zone).getTime() + 12 * 3_600_000), [at, zone]);
  const box = useQuietRoles(calendar.hours(label));
  // A month has no hours to open at.
  const opens = view === "month" ? 0 : opensAt(sessions, { view, at, zone });
  useDayInSight(box, view, at, opens);
  const formats = useFormats();
  const open = (found: Found) => navigate(`/sessions/${found.id}`);
  return (
    <section ref={box} aria-label={label}>
      <Calendar<Found>
        key={opens} // the library scrolls to an hour only when it is new
        className={classes("sessions", `sessions--${view}`)}
        localizer={localizer}
        formats={formats}
        events={[...sessions]}
        startAccessor="startsAt"
        endAccessor={view === "month" ? endOn(zone) : "endsAt"}
        showMultiDayTimes
        titleAccessor="title"
        tooltipAccessor={null}
        views={["month", "week", "day"]}
        view={view}
        onView={nothing as (view: View) => void}
        date={day}
        onNavigate={nothing}
        getNow={() => now}
        toolbar={false}
        dayLayoutAlgorithm="no-overlap"
        popup
        drilldownView="day"
        onDrillDown={(date) => navigate(to(localDate(date, zone)), { preventScrollReset: true })}
        onSelectEvent={open}
        onKeyPressEvent={(found, event) => {
          const { key } = event as unknown as KeyboardEvent;
          if (key === "Enter" || key === " ") open(found);
        }}
        eventPropGetter={({ prospect }) => ({ className: eventLook({ prospect }).className })}
        components={{ event: EventCell, month: { dateHeader: DateHeader } }}
        messages={{ showMore: calendar.more }}
        scrollToTime={new Date(startOfDay(at, zone).getTime() + opens * 3_600_000)}
      />
    </section>
  );
}

/** A month shows a night's session on the day it begins. */
const endOn =
  (zone: string) =>
  ({ startsAt, endsAt }: Found): Date => {
    const night = startOfDay(addDays(localDate(startsAt, zone), 1), zone);
    return endsAt > night ? new Date(night.getTime() - 60_000) : endsAt;
  };

/** A day of a month says its whole date, and leads to its day. */
function DateHeader({ date, label, onDrillDown }: DateHeaderProps) {
  const { zone, locale } = useReading();
  return (
    <button type="button" className="rbc-button-link" onClick={onDrillDown} aria-label={sayDay(date, zone, locale)}>
      {label}
    </button>
  );
}

/** In a month the cell takes no focus of its own, so a button does; in week and day the library's own element does. */
function EventCell({ event, isAllDay }: EventProps<Found> & { isAllDay?: boolean }) {
  const { zone, locale } = useReading();
  if (isAllDay === undefined) return <EventText found={event} />;
  return (
    <button type="button" className="rbc-event-press">
      <EventText found={event} clock={sayClock(event.startsAt, zone, locale)} />
    </button>
  );
}

/** On a narrow screen a week scrolls inside its box: it begins at the chosen day, as far as there is room after it. */
function useDayInSight(box: RefObject<HTMLElement | null>, view: BigCalendarProps["view"], at: string, opens: number) {
  useEffect(() => {
    const hours = view === "week" ? box.current?.querySelector(".rbc-time-content") : null;
    const [gutter, ...days] = hours?.children ?? [];
    const day = days[weekday(at) - MONDAY];
    if (hours && gutter && day)
      hours.scrollLeft += day.getBoundingClientRect().left - gutter.getBoundingClientRect().right;
  }, [box, view, at, opens]);
}

const TABLES = /^(row|rowgroup|cell|columnheader|table|grid|gridcell)$/;

/** The library says "row" and "cell" without a table around them, and its scrolling part has no name. It draws anew after
 *  measuring, so it is watched. */
function useQuietRoles(hours: string) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const quieten = () => {
      for (const element of box.current?.querySelectorAll(".rbc-calendar [role], .rbc-calendar [aria-sort]") ?? []) {
        element.removeAttribute("aria-sort");
        if (TABLES.test(element.getAttribute("role") ?? "")) element.removeAttribute("role");
      }
      const scrolls = box.current?.querySelector(".rbc-time-content");
      scrolls?.setAttribute("tabindex", "0");
      scrolls?.setAttribute("role", "region");
      scrolls?.setAttribute("aria-label", hours);
    };
    quieten();
    const watch = new MutationObserver(quieten);
    if (box.current) watch.observe(box.current, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, [hours]);
  return box;
}
