import { ButtonLink } from "./button.tsx";
import { Clock, ShortDay } from "./local-time.tsx";
import { Row } from "./row.tsx";
import { Rows } from "./rows.tsx";
import { Section } from "./section.tsx";
import { State } from "./state.tsx";
import { useReading, useTexts } from "./texts.tsx";
import { useWhen } from "./when.ts";

interface Hosted {
  id: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  siteName: string;
  places: number;
  taken: number;
}

/** What the reader receives visitors for today, and what of the last days they have not closed; nothing where nothing is. */
export function HostingToday({ sessions }: { sessions: readonly Hosted[] }) {
  const { hosting } = useTexts().day;
  if (sessions.length === 0) return null;
  return (
    <Section title={hosting.youHost}>
      <Rows kind="states">
        {sessions.map((session) => (
          <HostedRow key={session.id} session={session} />
        ))}
      </Rows>
    </Section>
  );
}

function HostedRow({ session }: { session: Hosted }) {
  const { day, session: words } = useTexts();
  const { now } = useReading();
  const { id, title, startsAt, endsAt, zone, siteName, taken } = session;
  const { elsewhere, thereClock } = useWhen({ startsAt, endsAt, zone, site: siteName });
  const over = endsAt <= now;
  return (
    <Row
      time={<Clock at={startsAt} />}
      timeNote={<ShortDay at={startsAt} />}
      title={title}
      to={`/sessions/${id}/day`}
      meta={elsewhere ? thereClock : siteName}
      state={
        over ? <State of="heed" word={day.hosting.unclosed} /> : <State of="booked" word={words.host.coming(taken)} />
      }
      act={
        <ButtonLink to={`/sessions/${id}/day`} kind="second" small>
          {day.hosting.open}
        </ButtonLink>
      }
    />
  );
}
