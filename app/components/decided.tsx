import type { BookingLook } from "#models/booking/booking-look.ts";
import { Back } from "./back.tsx";
import { ButtonLink } from "./button.tsx";
import { Head } from "./head.tsx";
import { useSay } from "./say.ts";
import { Stack } from "./stack.tsx";
import { useTexts } from "./texts.tsx";

interface DecidedProps {
  booking: Pick<BookingLook, "id" | "title" | "ended">;
  /** What was decided, or why nothing can be. */
  why: string;
  head?: string;
  /** The head where nothing has ended. */
  cannot?: string;
}

/** Where something is asked a second time, or too late: what was decided, and the way to it. */
export function Decided({ booking: { id, title, ended }, why, head, cannot }: DecidedProps) {
  const { givingBack, booking } = useTexts();
  const say = useSay();
  const to = `/bookings/${id}`;
  return (
    <>
      <Back to={to}>{title}</Back>
      <Head
        title={head ?? (ended ? givingBack.decided : (cannot ?? givingBack.cannot))}
        over={ended ? say.moment(ended.at) : undefined}
      />
      <Stack>
        <p>{why}</p>
        {ended?.reason && <p>{booking.quoted(ended.reason)}</p>}
        <p>
          <ButtonLink to={to} kind="second">
            {givingBack.seeIt}
          </ButtonLink>
        </p>
      </Stack>
    </>
  );
}
