import type { CancellationLook } from "#models/booking/session-cancellation-look.ts";
import { Anchor } from "./anchor.tsx";
import { useSay } from "./say.ts";
import { Section } from "./section.tsx";
import { Stack } from "./stack.tsx";
import { State } from "./state.tsx";
import { Table } from "./table.tsx";
import { useTexts } from "./texts.tsx";
import { Name } from "./who.tsx";

/** What cancelling a session does: to each person in it, to what teams hold, and which dates everybody is told of. */
export function CancellationEffects({ look }: { look: CancellationLook }) {
  const { cancellation: texts, host, change } = useTexts().session;
  const say = useSay();
  const { people, held, alternatives } = look;
  if (people.length === 0 && held.length === 0) return null;
  return (
    <Stack space="wide">
      {people.length > 0 && (
        <Section title={change.effects}>
          <Table
            caption={change.effects}
            quietCaption
            folds
            rows={people}
            rowKey={({ id }) => id}
            columns={[
              { name: host.person, cell: ({ name }) => <Name name={name} /> },
              { name: host.state, cell: ({ state }) => <State of={state} /> },
              { name: change.then, cell: ({ state }) => texts.effects[state as keyof typeof texts.effects] },
            ]}
          />
        </Section>
      )}
      {held.length > 0 && (
        <ul className="plain">
          {held.map(({ team, places }) => (
            <li key={team}>{texts.held(places, team)}</li>
          ))}
        </ul>
      )}
      {people.length > 0 && (
        <Section title={texts.alternatives}>
          {alternatives.length === 0 && <p className="soft">{texts.noAlternatives}</p>}
          <ul className="plain">
            {alternatives.map(({ sessionId, title, startsAt, siteName }) => (
              <li key={sessionId}>
                <Anchor to={`/sessions/${sessionId}`}>{title}</Anchor>, {say.moment(startsAt)}, {siteName}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Stack>
  );
}
