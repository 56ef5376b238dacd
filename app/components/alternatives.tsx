import type { ReactNode } from "react";
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
  /** Chosen by whoever declined. */
  suggested: { alternative: Offered; by: string } | null;
  sessions: readonly Offered[];
}

/** Sessions with places, for whoever lost one; and the way to all others. */
export function Alternatives({ suggested, sessions }: AlternativesProps) {
  const { booking } = useTexts();
  return (
    <>
      {suggested && (
        <Section title={booking.suggested(suggested.by)} className="gap-above">
          <Rows kind="simple">
            <Offer
              of={suggested.alternative}
              act={
                <ButtonLink to={`/sessions/${suggested.alternative.sessionId}`} small>
                  {booking.askSuggested}
                </ButtonLink>
              }
            />
          </Rows>
        </Section>
      )}
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
