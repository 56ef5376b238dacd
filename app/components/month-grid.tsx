import { addDays, localDate, startOfDay, weekday } from "#models/shared/time.ts";
import { Anchor } from "./anchor.tsx";
import { EventText, eventLook } from "./calendar-event.tsx";
import { classes } from "./classes.ts";
import type { Found } from "./found-row.tsx";
import { useSay } from "./say.ts";
import { useReading, useTexts } from "./texts.tsx";

const SHOWN = 3;

interface MonthGridProps {
  from: string;
  until: string;
  /** Any day of the month; others are off its range. */
  at: string;
  sessions: readonly Found[];
  /** The address of the calendar with another day chosen. */
  to: (day: string) => string;
  label: string;
}

/** A month drawn by the server, in the classes of the calendar's own sheet: it is there before any script, and without. */
export function MonthGrid({ from, until, at, sessions, to, label }: MonthGridProps) {
  const { zone, locale } = useReading();
  const byDay = new Map<string, Found[]>();
  for (const found of sessions) {
    const day = localDate(found.startsAt, zone);
    byDay.set(day, [...(byDay.get(day) ?? []), found]);
  }
  const weeks: string[] = [];
  for (let day = from; day <= until; day = addDays(day, 7)) weeks.push(day);
  const name = (day: string, length: "short" | "long") =>
    new Intl.DateTimeFormat(locale, { weekday: length, timeZone: "UTC" }).format(new Date(day));
  return (
    <section className="rbc-calendar" aria-label={label}>
      <div className="rbc-month-view">
        <div className="rbc-row rbc-month-header" aria-hidden="true">
          {week(from).map((day) => (
            <div key={weekday(day)} className="rbc-header">
              {name(day, "short")}
            </div>
          ))}
        </div>
        {weeks.map((monday) => (
          <div key={monday} className="rbc-month-row">
            <div className="rbc-row-bg" aria-hidden="true">
              {week(monday).map((day) => (
                <DayGround key={day} day={day} at={at} />
              ))}
            </div>
            <div className="rbc-row-content rbc-grid">
              {week(monday).map((day) => (
                <DayCell key={day} {...{ day, at, to }} sessions={byDay.get(day) ?? []} />
              ))}
            </div>
          </div>
        ))}
      </div>
    </section>
  );
}

const week = (monday: string): string[] => Array.from({ length: 7 }, (_, count) => addDays(monday, count));
const isOff = (day: string, at: string): boolean => day.slice(0, 7) !== at.slice(0, 7);

function DayGround({ day, at }: { day: string; at: string }) {
  const { now, zone } = useReading();
  const today = day === localDate(now, zone);
  return <div className={classes("rbc-day-bg", isOff(day, at) && "rbc-off-range-bg", today && "rbc-today")} />;
}

type DayCellProps = Pick<MonthGridProps, "at" | "to" | "sessions"> & { day: string };

function DayCell({ day, at, to, sessions }: DayCellProps) {
  const { now, zone } = useReading();
  const { find, calendar } = useTexts();
  const say = useSay();
  const free = sessions.filter(({ prospect }) => prospect.what === "book" || prospect.what === "request").length;
  const today = day === localDate(now, zone);
  const more = sessions.length - SHOWN;
  return (
    <div className="rbc-cell">
      <div className={classes("rbc-date-cell", isOff(day, at) && "rbc-off-range", today && "rbc-now")}>
        <Anchor className="rbc-button-link" to={to(day)} stay>
          <span aria-hidden="true">{Number(day.slice(8))}</span>
          <span className="sr">
            {calendar.dayLabel(say.day(startOfDay(day, zone)), find.day(sessions.length, free))}
          </span>
        </Anchor>
      </div>
      {sessions.slice(0, more === 1 ? SHOWN + 1 : SHOWN).map((found) => (
        <div key={found.id} className="rbc-row-segment">
          <Anchor className={classes("rbc-event", eventLook(found).className)} to={`/sessions/${found.id}`}>
            <span className="rbc-event-content">
              <EventText found={found} clock={say.clock(found.startsAt)} />
            </span>
          </Anchor>
        </div>
      ))}
      {more > 1 && (
        <Anchor className="rbc-show-more" to={to(day)} stay>
          {calendar.more(more)}
        </Anchor>
      )}
    </div>
  );
}
