import type { ReactNode } from "react";
import type { Suggestion } from "#models/booking/suggestion.ts";
import { findAddress } from "#app/forms/find.ts";
import { Anchor } from "./anchor.tsx";
import { ButtonLink, Buttons } from "./button.tsx";
import { Clock, ShortDay } from "./local-time.tsx";
import { Row } from "./row.tsx";
import { Rows } from "./rows.tsx";
import { Section } from "./section.tsx";
import { useTexts } from "./texts.tsx";

interface Offered {
  sessionId: string;
  title: string;
  startsAt: Date;
  siteName: string;
}

interface AlternativesProps {
  /** Chosen by whoever declined; `why` it does not fit any more, in a sentence, where a rule says so. */
  suggested: (Suggestion & { why: string | null }) | null;
  sessions: readonly Offered[];
}

/** Sessions with places, for whoever lost one; and the way to all others. */
export function Alternatives({ suggested, sessions }: AlternativesProps) {
  const { booking } = useTexts();
  return (
    <>
      {suggested && <Suggested suggestion={suggested} />}
      {sessions.length > 0 && (
        <Section title={booking.instead} className="gap-above">
          <Rows kind="simple">
            {sessions.map((one) => (
              <Offer key={one.sessionId} of={one} />
            ))}
          </Rows>
        </Section>
      )}
      <Buttons>
        <ButtonLink to="/find" kind="second" icon="search">
          {booking.findOther}
        </ButtonLink>
      </Buttons>
    </>
  );
}

/** The date somebody chose for the reader: the way to it, or kindly that it is gone, and the way to what is free. */
function Suggested({
  suggestion: { alternative, by, departmentId, now, why },
}: {
  suggestion: Suggestion & { why: string | null };
}) {
  const { booking, find } = useTexts();
  const act =
    now.what === "fits" ? (
      <ButtonLink to={`/sessions/${alternative.sessionId}`} small>
        {booking.askSuggested}
      </ButtonLink>
    ) : now.what === "mine" ? (
      <ButtonLink to={`/bookings/${now.bookingId}`} kind="second" small>
        {find.act.mine}
      </ButtonLink>
    ) : undefined;
  return (
    <Section title={booking.suggested(by)} className="gap-above">
      <Rows kind="simple">
        <Offer of={alternative} act={act} />
      </Rows>
      {now.what === "gone" && (
        <p className="gap-above-s">
          {booking.suggestedGone} {why ?? booking.suggestedFull}{" "}
          <Anchor to={findAddress({ can: true, department: departmentId })}>{booking.suggestedInstead}</Anchor>
        </p>
      )}
    </Section>
  );
}

function Offer({ of: { sessionId, title, startsAt, siteName }, act }: { of: Offered; act?: ReactNode }) {
  return (
    <Row
      time={<Clock at={startsAt} />}
      timeNote={<ShortDay at={startsAt} />}
      title={title}
      to={`/sessions/${sessionId}`}
      meta={siteName}
      act={act}
    />
  );
}
