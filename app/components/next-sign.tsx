import type { OwnBooking } from "#models/booking/own.ts";
import { SessionSign } from "./session-head.tsx";
import { useTexts } from "./texts.tsx";

/** The reader's next session, the largest thing on the home page. */
export function NextSign({ next }: { next: OwnBooking }) {
  const { home } = useTexts();
  return (
    <SessionSign
      session={next}
      kind="mine"
      label={home.sign}
      wear={next.wear}
      to={`/bookings/${next.id}`}
      acts={[
        { to: `/bookings/${next.id}`, text: home.open, icon: "calendar-event" },
        { to: `/bookings/${next.id}/cancellation`, text: home.cannotCome },
      ]}
    />
  );
}
