import type { RoundView } from "#models/matching/round-view.ts";
import { Anchor } from "../anchor.tsx";
import { Buttons } from "../button.tsx";
import { Facts } from "../facts.tsx";
import { Form, Submit } from "../form.tsx";
import { Panel } from "../panel.tsx";
import { useSay } from "../say.ts";
import { Stack } from "../stack.tsx";
import { Stat, Stats } from "../stat.tsx";
import { useTexts } from "../texts.tsx";

/** A round that takes wishes or took them: how many wish, how much there is, and the next step. */
export function OpenRound({ round }: { round: RoundView }) {
  const { page, steps } = useTexts().round;
  const say = useSay();
  const { id, state, lists, people, sessions, places, departments, seed, wishesUntil } = round;
  const open = state === "open";
  return (
    <Stack space="wide">
      <Stats>
        <Stat name={page.wished} figure={say.number(lists)} how={page.wishedHow(people, say.number(people))} />
        <Stat name={page.sessions} figure={say.number(sessions)} how={page.sessionsHow} />
        <Stat name={page.places} figure={say.number(places)} how={page.placesHow} />
      </Stats>
      <Panel labelledBy="next">
        <Stack space="tight">
          <h2 id="next">{open ? page.close.title : page.match.title}</h2>
          <p className="work">
            {lists === 0 && !open ? page.match.none : open ? page.close.text(say.moment(wishesUntil)) : page.match.text}
          </p>
          {lists > 0 && (
            <Form action={`/rounds/${id}/matching`} spaced="none">
              <Buttons>
                <Submit doing={steps.matching.pressing} kind={open ? "second" : "filled"}>
                  {open ? page.close.press : page.match.press}
                </Submit>
              </Buttons>
            </Form>
          )}
        </Stack>
      </Panel>
      <Facts
        of={[
          {
            term: page.who,
            answer: departments.length === 0 ? page.everybody : departments.map(({ name }) => name).join(", "),
          },
          { term: page.seed, answer: seed },
        ]}
      />
      <p>
        <Anchor to={`/rounds/${id}/withdrawal`}>{page.withdraw}</Anchor>
      </p>
    </Stack>
  );
}
