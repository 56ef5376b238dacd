import type { FoundSession } from "#models/booking/finding.ts";
import { minutesBetween } from "#models/shared/time.ts";
import { Anchor } from "./anchor.tsx";
import { Clock, ShortDay } from "./local-time.tsx";
import { Row } from "./row.tsx";
import { Rows } from "./rows.tsx";
import { Section } from "./section.tsx";
import { useTexts } from "./texts.tsx";
import { useWhyFits } from "./why-fits.ts";

interface FitsYouProps {
  sessions: readonly FoundSession[];
  /** How many more are free; null when nobody counted. */
  more: number | null;
}

/** A few sessions the reader could take now. */
export function FitsYou({ sessions, more }: FitsYouProps) {
  const { home } = useTexts();
  return (
    <Section
      title={home.fits}
      note={more === 0 ? undefined : <Anchor to="/find">{more === null ? home.fitsAll : home.more(more)}</Anchor>}
    >
      {sessions.length === 0 ? <p className="work soft">{home.noFits}</p> : <FitRows sessions={sessions} narrow />}
    </Section>
  );
}

export function FitRows({ sessions, narrow }: { sessions: readonly FoundSession[]; narrow?: boolean }) {
  const { home, words } = useTexts();
  const whyFits = useWhyFits();
  return (
    <Rows kind={narrow ? undefined : "simple"} narrowRail={narrow}>
      {sessions.map(({ id, title, startsAt, endsAt, department, reasons }) => (
        <Row
          key={id}
          time={<Clock at={startsAt} />}
          timeNote={<ShortDay at={startsAt} />}
          title={title}
          to={`/sessions/${id}`}
          meta={home.fitNote(words.duration(minutesBetween(startsAt, endsAt)), department.name)}
          why={whyFits(reasons)}
        />
      ))}
    </Rows>
  );
}
