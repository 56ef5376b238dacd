import { useId } from "react";
import type { SessionLook } from "#models/booking/session-look.ts";
import type { BookingState } from "#models/shared/vocabulary.ts";
import { BigState } from "./bigstate.tsx";
import { ButtonLink } from "./button.tsx";
import { Panel } from "./panel.tsx";
import { Places } from "./places.tsx";
import { useTexts } from "./texts.tsx";

interface HostPanelProps {
  session: SessionLook;
  /** The state of each who has a place, asks for one, is offered one, or waits. */
  guests: readonly BookingState[];
}

/** How a session stands, for those who hold it: who comes, and what else holds its places. */
export function HostPanel({ session, guests }: HostPanelProps) {
  const { session: texts, hosting } = useTexts();
  const id = useId();
  const { host } = texts;
  const { waiting, minimum, places, left, state } = session;
  const cancelled = state !== "published";
  const count = (of: BookingState) => guests.filter((one) => one === of).length;
  const [booked, asked, offered] = [count("booked"), count("requested"), count("offered")];
  const held = places - left - booked - asked - offered;
  const more = [
    asked > 0 && host.asking(asked),
    offered > 0 && host.offered(offered),
    held > 0 && host.held(held),
    waiting > 0 && hosting.waiting(waiting),
  ].filter((words) => words !== false);
  return (
    <Panel labelledBy={id}>
      <BigState
        heading
        id={id}
        of={cancelled ? "cancelled" : undefined}
        word={cancelled ? texts.can.cancelled : host.coming(booked)}
      >
        {cancelled ? (
          texts.cancellation.because(session.cancelReason)
        ) : (
          <>
            <Places left={left} of={places} />
            {more.map((words) => ` · ${words}`)}
          </>
        )}
      </BigState>
      {!cancelled && minimum > 1 && <p className="work soft">{host.minimum(minimum)}</p>}
      {guests.length > 0 && (
        <ButtonLink to="#guests" kind="second" wide>
          {host.guests}
        </ButtonLink>
      )}
    </Panel>
  );
}
