import { calendarAddress, type CalendarChoice } from "#app/forms/calendar.ts";
import { findAddress, type FindChoice } from "#app/forms/find.ts";
import { FiltersOpen } from "./filters.tsx";
import { Head } from "./head.tsx";
import { Sentence } from "./sentence.tsx";
import { SwitchView } from "./switchview.tsx";
import { useTexts } from "./texts.tsx";

interface FindHeadProps {
  choice: FindChoice;
  /** Set on the calendar; the list leads to its default. */
  calendar?: CalendarChoice;
  /** Where the calendar begins when it is opened from the list. */
  today?: string;
  count: number;
  /** Counting ended here. */
  most?: number;
  free: number | null;
  /** How many there are without any filter. */
  ahead?: number;
}

/** The head of list and calendar: how many there are, how many are free for the reader, and the way to the other. */
export function FindHead({ choice, calendar, today = "", count, most = Infinity, free, ahead = 0 }: FindHeadProps) {
  const { find } = useTexts();
  const at = calendar ?? { view: "month" as const, at: choice.from || today };
  return (
    <Head
      title={find.title}
      lead={
        <output>
          {count === 0 ? (
            calendar ? (
              find.shownNone
            ) : (
              find.none(ahead)
            )
          ) : (
            <Sentence
              text={calendar ? find.shown(count, free) : find.lead(count, free)}
              parts={[<strong key="count">{find.count(count, most)}</strong>]}
            />
          )}
        </output>
      }
      acts={
        <>
          <FiltersOpen />
          <SwitchView
            label={find.view}
            views={[
              {
                to: findAddress({ ...choice, after: undefined }),
                text: find.list,
                icon: "list",
                current: calendar === undefined,
              },
              {
                to: calendarAddress(choice, at),
                text: find.calendar,
                icon: "calendar-month",
                current: calendar !== undefined,
              },
            ]}
          />
        </>
      }
    />
  );
}
