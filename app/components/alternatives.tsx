import { ButtonLink, Buttons } from "./button.tsx";
import { Clock, ShortDay } from "./local-time.tsx";
import { Row } from "./row.tsx";
import { Rows } from "./rows.tsx";
import { Section } from "./section.tsx";
import { useTexts } from "./texts.tsx";

interface AlternativesProps {
  sessions: readonly { sessionId: string; title: string; startsAt: Date; siteName: string }[];
}

/** Sessions with places, for whoever lost one; and the way to all others. */
export function Alternatives({ sessions }: AlternativesProps) {
  const { booking } = useTexts();
  return (
    <>
      {sessions.length > 0 && (
        <Section title={booking.instead} className="gap-above">
          <Rows kind="simple">
            {sessions.map(({ sessionId, title, startsAt, siteName }) => (
              <Row
                key={sessionId}
                time={<Clock at={startsAt} />}
                timeNote={<ShortDay at={startsAt} />}
                title={title}
                to={`/sessions/${sessionId}`}
                meta={siteName}
              />
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
