import { useId } from "react";
import type { SessionLook } from "#models/booking/session-look.ts";
import { BigState } from "./bigstate.tsx";
import { ButtonLink } from "./button.tsx";
import { Panel } from "./panel.tsx";
import { Places } from "./places.tsx";
import { useTexts } from "./texts.tsx";

/** How a session stands, for those who hold it. */
export function HostPanel({ session, guests }: { session: SessionLook; guests: number }) {
  const { session: texts, hosting } = useTexts();
  const id = useId();
  const { host } = texts;
  const { waiting, minimum, places, left, state } = session;
  const cancelled = state !== "published";
  return (
    <Panel labelledBy={id}>
      <BigState
        heading
        id={id}
        of={cancelled ? "cancelled" : undefined}
        word={cancelled ? texts.can.cancelled : host.coming(places - left)}
      >
        {cancelled ? (
          texts.cancellation.because(session.cancelReason)
        ) : (
          <>
            <Places left={left} of={places} />
            {waiting > 0 && <> · {hosting.waiting(waiting)}</>}
          </>
        )}
      </BigState>
      {!cancelled && minimum > 1 && <p className="work soft">{host.minimum(minimum)}</p>}
      {guests > 0 && (
        <ButtonLink to="#guests" kind="second" wide>
          {host.guests}
        </ButtonLink>
      )}
    </Panel>
  );
}
