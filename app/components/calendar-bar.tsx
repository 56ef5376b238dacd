import { calendarAddress, CALENDAR_VIEWS, turned, type CalendarChoice } from "#app/forms/calendar.ts";
import type { FindChoice } from "#app/forms/find.ts";
import { Anchor } from "./anchor.tsx";
import { Icon } from "./icon.tsx";
import { useTexts } from "./texts.tsx";

interface CalendarBarProps {
  choice: FindChoice;
  calendar: CalendarChoice;
  today: string;
  /** "November 2026" */
  title: string;
}

/** What the calendar shows, and the ways to another time and another view: links, so that each has an address. */
export function CalendarBar({ choice, calendar, today, title }: CalendarBarProps) {
  const { calendar: texts } = useTexts();
  const to = (more: Partial<CalendarChoice>) => calendarAddress(choice, { ...calendar, ...more });
  const { view } = calendar;
  return (
    <div className="rbc-toolbar">
      <h2 className="rbc-toolbar-label">{title}</h2>
      <nav className="rbc-btn-group" aria-label={texts.turn}>
        <Anchor to={to({ at: turned(calendar, -1) })} stay>
          <Icon name="chevron-left" />
          <span className="sr">{texts.before[view]}</span>
        </Anchor>
        <Anchor to={to({ at: today })} stay>
          {texts.today}
        </Anchor>
        <Anchor to={to({ at: turned(calendar, 1) })} stay>
          <Icon name="chevron-right" />
          <span className="sr">{texts.after[view]}</span>
        </Anchor>
      </nav>
      <nav className="rbc-btn-group" aria-label={texts.views}>
        {CALENDAR_VIEWS.map((one) => (
          <Anchor
            key={one}
            to={to({ view: one })}
            stay
            className={one === view ? "rbc-active" : undefined}
            aria-current={one === view ? "true" : undefined}
          >
            {texts[one]}
          </Anchor>
        ))}
      </nav>
    </div>
  );
}
