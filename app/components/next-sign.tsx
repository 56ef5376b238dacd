import type { OwnBooking } from "#models/booking/own.ts";
import { mayGiveBack } from "#models/shared/day.ts";
import { addDays, localDate } from "#models/shared/time.ts";
import { onDay } from "./on-day.ts";
import { useSay } from "./say.ts";
import { SessionSign } from "./session-head.tsx";
import { useReading, useTexts } from "./texts.tsx";

/** What is next, in a sentence. */
export function useNextHeading(next: OwnBooking | undefined, asked: number, newcomer: string | null): string {
  const { home } = useTexts();
  const { now, zone } = useReading();
  const say = useSay();
  if (!next) return newcomer ? home.first(newcomer) : asked > 0 ? home.asked(asked) : home.nothing;
  const { startsAt, endsAt, department } = next;
  if (startsAt <= now) return home.now(department.name, say.clock(endsAt));
  const [day, today] = [localDate(startsAt, zone), localDate(now, zone)];
  if (day === today) return home.today(department.name);
  if (day === addDays(today, 1)) return home.tomorrow(department.name);
  return home.onDay(say.day(startsAt), department.name);
}

/** The reader's next session, with what they need of it most: on its day, the day card. */
export function NextSign({ next }: { next: OwnBooking }) {
  const { home, day } = useTexts();
  const { now } = useReading();
  return (
    <SessionSign
      session={next}
      kind="mine"
      label={home.sign}
      wear={next.wear}
      to={`/bookings/${next.id}`}
      acts={[
        ...(onDay(next, now)
          ? [{ to: `/bookings/${next.id}/day`, text: day.card.open, icon: "id-badge-2" as const }]
          : []),
        { to: `/bookings/${next.id}`, text: home.open, icon: "calendar-event" },
        ...(mayGiveBack(next, now) ? [{ to: `/bookings/${next.id}/cancellation`, text: home.cannotCome }] : []),
      ]}
    />
  );
}
