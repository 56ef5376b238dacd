import { Back } from "./back.tsx";
import { ButtonLink } from "./button.tsx";
import { Head } from "./head.tsx";
import { useSay } from "./say.ts";
import { Stack } from "./stack.tsx";
import { useTexts } from "./texts.tsx";

interface DecidedProps {
  /** The booking's page and what it is about. */
  to: string;
  title: string;
  /** What was decided, or why nothing can be. */
  why: string;
  /** Who ended it, when, and why. */
  ended?: { by: string; at: Date; reason: string } | null;
  head?: string;
}

/** Where something is asked a second time, or too late: what was decided, and the way to it. */
export function Decided({ to, title, why, ended, head }: DecidedProps) {
  const { givingBack, booking } = useTexts();
  const say = useSay();
  return (
    <>
      <Back to={to}>{title}</Back>
      <Head
        title={head ?? (ended ? givingBack.decided : givingBack.cannot)}
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
