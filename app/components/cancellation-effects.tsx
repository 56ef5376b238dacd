import type { CancellationLook } from "#models/booking/session-cancellation-look.ts";
import type { PersonEffect } from "#models/booking/person-effects.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { Anchor } from "./anchor.tsx";
import { Pager } from "./pager.tsx";
import { PeopleEffects } from "./people-effects.tsx";
import { useSay } from "./say.ts";
import { Section } from "./section.tsx";
import { Stack } from "./stack.tsx";
import { useTexts } from "./texts.tsx";

interface CancellationEffectsProps {
  look: CancellationLook;
  /** The address of a page of the people. */
  to: (page: number) => string;
}

/** What cancelling a session does: to each person in it, to what teams hold, and which dates everybody is told of. */
export function CancellationEffects({ look, to }: CancellationEffectsProps) {
  const { cancellation: texts, change } = useTexts().session;
  const say = useSay();
  const { page, total, people, held, alternatives } = look;
  if (total === 0 && held.length === 0) return null;
  const dates = ({ alternatives: fitting }: PersonEffect): string =>
    fitting.length === 0 ? texts.noDate : texts.dates(fitting.map(({ startsAt }) => say.moment(startsAt)).join("; "));
  return (
    <Stack space="wide">
      {total > 0 && (
        <Section title={change.effects}>
          <PeopleEffects
            people={people}
            then={(effect) => (
              <>
                {texts.effects[effect.from as keyof typeof texts.effects]}
                <p className="soft">
                  <small>{dates(effect)}</small>
                </p>
              </>
            )}
          />
          <Pager page={page} size={LIMITS.page} total={total} label={change.effects} to={to} />
        </Section>
      )}
      {held.length > 0 && (
        <ul className="plain">
          {held.map(({ id, team, places }) => (
            <li key={id}>{texts.held(places, team)}</li>
          ))}
        </ul>
      )}
      {total > 0 && (
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
