import { Fragment } from "react";
import type { Findings } from "#models/booking/finding.ts";
import { localDate } from "#models/shared/time.ts";
import { Day } from "./day.tsx";
import { FoundRow, type Found } from "./found-row.tsx";
import { Rows } from "./rows.tsx";
import { useReading, useTexts } from "./texts.tsx";

interface FoundDaysProps {
  sessions: readonly Found[];
  days: Findings["days"];
  deciders: readonly string[];
}

/** Sessions under the day they fall on, on the reader's own calendar; a day that was seen whole says how many it has. */
export function FoundDays({ sessions, days, deciders }: FoundDaysProps) {
  const { find } = useTexts();
  const { zone } = useReading();
  const groups: { day: string; of: Found[] }[] = [];
  for (const session of sessions) {
    const day = localDate(session.startsAt, zone);
    if (groups.at(-1)?.day !== day) groups.push({ day, of: [] });
    groups.at(-1)!.of.push(session);
  }
  return groups.map(({ day, of }) => {
    const counted = days[day];
    return (
      <Fragment key={day}>
        <Day at={of[0]!.startsAt} note={counted && find.day(counted.sessions, counted.free)} />
        <Rows>
          {of.map((found) => (
            <FoundRow key={found.id} found={found} deciders={deciders} />
          ))}
        </Rows>
      </Fragment>
    );
  });
}
