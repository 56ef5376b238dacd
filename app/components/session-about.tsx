import type { SessionLook } from "#models/booking/session-look.ts";
import { addMinutes } from "#models/shared/time.ts";
import { Agenda } from "./agenda.tsx";
import { Facts } from "./facts.tsx";
import { Clock, ShortDay } from "./local-time.tsx";
import { Prose } from "./prose.tsx";
import { Row } from "./row.tsx";
import { Rows } from "./rows.tsx";
import { useSay } from "./say.ts";
import { Section } from "./section.tsx";
import { State } from "./state.tsx";
import { useTexts } from "./texts.tsx";

/** What a visitor will see: the aims, and the agenda on the clock of where it takes place. */
export function WhatYouWillSee({ session }: { session: SessionLook }) {
  const { session: texts, words } = useTexts();
  const { aims, agenda, zone, siteName, startsAt } = session;
  if (!aims && agenda.length === 0) return null;
  const starts = agenda.map((_, at) => agenda.slice(0, at).reduce((sum, part) => sum + part.minutes, 0));
  return (
    <Section title={texts.seen}>
      {aims && (
        <Prose>
          {aims.split(/\n{2,}/).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </Prose>
      )}
      {agenda.length > 0 && (
        <>
          <p className="work soft gap-above-s">{texts.timesThere(siteName)}</p>
          <Agenda
            parts={agenda.map((part, at) => ({
              time: <Clock at={addMinutes(startsAt, starts[at]!)} zone={zone} />,
              title: part.what,
              note: texts.part(words.duration(part.minutes), part.where),
            }))}
          />
        </>
      )}
    </Section>
  );
}

/** What to bring, wear and know, and which clearances must be held on the day. */
export function BeforeYouCome({ session }: { session: SessionLook }) {
  const texts = useTexts().session;
  const { bring, wear, goodToKnow, clearances } = session;
  if (!bring && !wear && !goodToKnow && clearances.length === 0) return null;
  return (
    <Section title={texts.before}>
      <Facts
        lined
        of={[
          ...clearances.map(({ kind, until }) => ({
            term: texts.hold,
            answer: (
              <>
                {kind} <Held until={until} endsAt={session.endsAt} />
              </>
            ),
          })),
          bring !== "" && { term: texts.bring, answer: bring },
          wear !== "" && { term: texts.wear, answer: wear },
          goodToKnow !== "" && { term: texts.goodToKnow, answer: goodToKnow },
        ]}
      />
    </Section>
  );
}

function Held({ until, endsAt }: { until: Date | null; endsAt: Date }) {
  const texts = useTexts().session;
  const say = useSay();
  if (!until) return <State of="heed" word={texts.notHeld} />;
  if (until < endsAt) return <State of="heed" word={texts.endsBefore(say.day(until))} />;
  return <State of="can" word={texts.validUntil(say.day(until))} />;
}

export function WhatTheyPromise({ session }: { session: SessionLook }) {
  const texts = useTexts().session;
  const { name, promiseHours } = session.department;
  return (
    <Section title={texts.promise}>
      <Prose>
        <p>{texts.promised(name, promiseHours)}</p>
      </Prose>
    </Section>
  );
}

/** Further dates of the same plan. */
export function OtherDates({ session }: { session: SessionLook }) {
  const { session: texts, components } = useTexts();
  if (session.dates.length === 0) return null;
  return (
    <Section title={texts.otherDates} id="dates">
      <Rows kind="simple">
        {session.dates.map(({ id, startsAt, siteName, left, places, waiting }) => (
          <Row
            key={id}
            time={<Clock at={startsAt} />}
            timeNote={<ShortDay at={startsAt} />}
            title={siteName}
            to={`/sessions/${id}`}
            meta={waiting > 0 ? texts.waitingAlready(waiting, left) : components.placesLeft(left, places)}
          />
        ))}
      </Rows>
    </Section>
  );
}
