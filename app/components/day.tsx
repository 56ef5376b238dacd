import type { ReactNode } from "react";
import { addDays, localDate } from "#models/shared/time.ts";
import { DayName } from "./local-time.tsx";
import { useReading, useTexts } from "./texts.tsx";

interface DayProps {
  /** Any moment of the day; the heading says its full date, with "Today," or "Tomorrow," before it. */
  at: Date;
  zone?: string;
  /** How many things there are that day, in words. */
  note?: ReactNode;
  id?: string;
}

/** The heading over the rows of one day. */
export function Day({ at, zone, note, id }: DayProps) {
  const reading = useReading();
  const { components } = useTexts();
  const place = zone ?? reading.zone;
  const today = localDate(reading.now, place);
  const near = { [today]: components.today, [addDays(today, 1)]: components.tomorrow }[localDate(at, place)];
  return (
    <DayHeading note={note} id={id}>
      {near && `${near} `}
      <DayName at={at} zone={place} />
    </DayHeading>
  );
}

/** The same look over a month, a week, or any group that is dated. */
export function DayHeading({ note, id, children }: { note?: ReactNode; id?: string; children: ReactNode }) {
  return (
    <h2 className="day" id={id}>
      <span>{children}</span> {note && <small>{note}</small>}
    </h2>
  );
}
