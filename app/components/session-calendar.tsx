import { lazy, Suspense, useSyncExternalStore } from "react";
import { MonthGrid } from "./month-grid.tsx";
import type { BigCalendarProps } from "./big-calendar.client.tsx";

const BigCalendar = lazy(() => import("./big-calendar.client.tsx"));
const nothing = () => () => undefined;

interface SessionCalendarProps extends BigCalendarProps {
  from: string;
  until: string;
}

/** The calendar: a month is drawn by the server first, and the browser's calendar takes its place once it is there. */
export function SessionCalendar({ from, until, ...calendar }: SessionCalendarProps) {
  const scripted = useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  );
  const drawn = calendar.view === "month" ? <MonthGrid {...calendar} from={from} until={until} /> : null;
  if (!scripted) return drawn;
  return (
    <Suspense fallback={drawn}>
      <BigCalendar {...calendar} />
    </Suspense>
  );
}
