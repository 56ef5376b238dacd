import type { ProposalLook } from "#models/programme/proposals.ts";
import { sayClock, sayShortDay } from "#models/shared/time.ts";
import { Anchor } from "./anchor.tsx";
import { Row } from "./row.tsx";
import { Rows } from "./rows.tsx";
import { Section } from "./section.tsx";
import { proposalLooks } from "./proposal-looks.ts";
import { State } from "./state.tsx";
import { useReading, useTexts } from "./texts.tsx";

/** Suggested dates: on the desk of a host, or one's own. Nothing where there are none. */
export function ProposalRows({ proposals, own }: { proposals: readonly ProposalLook[]; own?: boolean }) {
  const { proposal: texts, components } = useTexts();
  const { zone, locale } = useReading();
  if (proposals.length === 0) return null;
  return (
    <Section title={own ? texts.own : texts.desk}>
      <Rows kind={own ? undefined : "simple"}>
        {proposals.map(({ id, title, startsAt, words, person, home, department, state }) => {
          const what = title || texts.anyTitle;
          return (
            <Row
              key={id}
              time={sayClock(startsAt, zone, locale)}
              timeNote={sayShortDay(startsAt, zone, locale)}
              title={own ? what : texts.asks(person, what)}
              to={`/proposals/${id}`}
              meta={own ? department.name : home}
              why={words && texts.quoted(words)}
              state={own && <State of={proposalLooks[state]} word={texts.states[state]} />}
              act={
                <Anchor
                  to={`/proposals/${id}`}
                  aria-label={components.labelled(own ? texts.see : texts.look, own ? what : texts.asks(person, what))}
                >
                  {own ? texts.see : texts.look}
                </Anchor>
              }
            />
          );
        })}
      </Rows>
    </Section>
  );
}
