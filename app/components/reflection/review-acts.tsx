import type { ReviewState } from "#models/shared/vocabulary.ts";
import type { Typed } from "#models/shared/field-errors.ts";
import { Anchor } from "../anchor.tsx";
import { Button, ButtonLink, Buttons } from "../button.tsx";
import { SelectField, TextArea, TextField } from "../field.tsx";
import { Form, Submit } from "../form.tsx";
import { useSay } from "../say.ts";
import { Section } from "../section.tsx";
import { Stack } from "../stack.tsx";
import { useTexts } from "../texts.tsx";
import { Two } from "../two.tsx";

export interface ReviewActsProps {
  review: {
    id: string;
    state: ReviewState;
    version: number;
    assignee: string;
    tags: readonly string[];
    notes: readonly { at: Date; byName: string; text: string }[];
    improvements: readonly { id: string; title: string; state: "proposed" | "under-way" | "done" | "not-now" }[];
    coordinators: readonly { id: string; name: string }[];
  };
  query: string;
  /** What an act on it was answered with. */
  refusal?: { errors: Record<string, string>; typed: Typed };
  heard: boolean;
}

/** What a coordinator does with a review: decide, make an improvement, assign, label, note. */
export function ReviewActs({ review, query, refusal, heard }: ReviewActsProps) {
  const { review: texts, improvement } = useTexts();
  const { id, state, version, improvements } = review;
  const here = `/review/${id}${query}`;
  const move = (to: "in-review" | "needs-action" | "done", text: string) => (
    <Submit name="press" value={to} kind="second" small doing={texts.moving} data-key={to === "done" ? "e" : undefined}>
      {text}
    </Submit>
  );
  return (
    <Two kind="even">
      <Stack>
        <Section title={texts.what} level={3}>
          <Form spaced="stack" action={here}>
            <input type="hidden" name="version" value={version} />
            <Buttons>
              {heard && (
                <ButtonLink to={`/review/${id}/improvement`} small id="improve" data-key="i">
                  {texts.improve}
                </ButtonLink>
              )}
              {state === "new" && (
                <Submit name="press" value="take" kind="second" small doing={texts.taking}>
                  {texts.take}
                </Submit>
              )}
              {state !== "done" && move("done", texts.done)}
              {state !== "needs-action" && state !== "done" && move("needs-action", texts.needsAction)}
              {(state === "done" || state === "needs-action") && move("in-review", texts.backToReview)}
            </Buttons>
          </Form>
        </Section>
        {improvements.length > 0 && (
          <Section title={texts.became} level={3}>
            <ul className="stack stack--tight">
              {improvements.map((one) => (
                <li key={one.id}>
                  <Anchor to={`/improvements/${one.id}`}>{one.title}</Anchor>{" "}
                  <small className="soft">{improvement.states[one.state]}</small>
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Form spaced="stack" action={here} errors={refusal?.errors} typed={refusal?.typed}>
          <input type="hidden" name="version" value={version} />
          <SelectField
            name="assignee"
            label={texts.assign}
            value={review.assignee}
            empty
            options={review.coordinators.map((one) => ({ value: one.id, text: one.name }))}
          />
          <Button kind="second" small name="press" value="assign">
            {texts.assignPress}
          </Button>
          <TextField name="tags" label={texts.tags} hint={texts.tagsHint} value={review.tags.join(", ")} />
          <Button kind="second" small name="press" value="tag">
            {texts.tagsPress}
          </Button>
        </Form>
      </Stack>
      <Notes review={review} here={here} refusal={refusal} />
    </Two>
  );
}

function Notes({ review, refusal, here }: Pick<ReviewActsProps, "review" | "refusal"> & { here: string }) {
  const { review: texts } = useTexts();
  const say = useSay();
  return (
    <Stack>
      <Form spaced="stack" action={here} key={review.notes.length} errors={refusal?.errors} typed={refusal?.typed}>
        <TextArea name="note" label={texts.note} hint={texts.noteHint} rows={3} />
        <Submit name="press" value="note" kind="second" small doing={texts.moving}>
          {texts.notePress}
        </Submit>
        <input type="hidden" name="version" value={review.version} />
      </Form>
      {review.notes.length > 0 && (
        <Section title={texts.notes} level={3}>
          <ul className="stack stack--tight">
            {review.notes.toReversed().map(({ at, byName, text }) => (
              <li key={at.toISOString()}>
                <p>{text}</p>
                <p className="soft small">{texts.noted(byName, say.moment(at))}</p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Stack>
  );
}
