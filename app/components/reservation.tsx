import type { BookingState } from "#models/shared/vocabulary.ts";
import type { Typed } from "#models/shared/field-errors.ts";
import { Anchor } from "./anchor.tsx";
import { Choice } from "./choice.tsx";
import { TextArea, TextField } from "./field.tsx";
import { Form, Submit } from "./form.tsx";
import { SearchForm } from "./search-form.tsx";
import { Section } from "./section.tsx";
import { State } from "./state.tsx";
import { useTexts } from "./texts.tsx";
import { Name } from "./who.tsx";

interface NameFormProps {
  words: string;
  people: readonly { id: string; name: string; jobTitle: string }[];
  more: boolean;
  /** How many places are left to name. */
  places: number;
  once: string;
  errors?: Record<string, string>;
  typed?: Typed;
}

/** People of the team are looked for and named for held places. */
export function NameForm({ words, people, more, places, once, errors, typed }: NameFormProps) {
  const { one } = useTexts().reservation;
  return (
    <Section title={one.name}>
      {(more || words) && (
        <SearchForm label={one.find}>
          <TextField name="words" type="search" label={one.search} value={words} autoComplete="off" />
        </SearchForm>
      )}
      {people.length === 0 ? (
        <p className="gap-above">{words ? one.nobody : one.noneLeft}</p>
      ) : (
        <Form once={once} errors={errors} typed={typed} className="gap-above">
          <Choice
            name="personId"
            type="checkbox"
            label={one.choose(places)}
            hint={more ? one.most(people.length) : undefined}
            tight
            options={people.map(({ id, name, jobTitle }) => ({
              value: id,
              text: <Name name={name} />,
              note: jobTitle,
            }))}
          />
          <TextArea name="aim" label={one.aim} hint={one.aimHint} rows={2} optional />
          <div>
            <Submit doing={one.doing}>{one.press(places)}</Submit>
            <p className="work soft gap-above-s">{one.note}</p>
          </div>
        </Form>
      )}
    </Section>
  );
}

interface Named {
  id: string;
  name: string;
  state: BookingState;
  maySee: boolean;
}

/** Who of the team is in the session already, in whatever state. */
export function NamedAlready({ named }: { named: readonly Named[] }) {
  const { one } = useTexts().reservation;
  return (
    <Section title={one.named}>
      {named.length === 0 && <p className="work soft">{one.nobodyYet}</p>}
      <ul className="plain">
        {named.map(({ id, name, state, maySee }) => (
          <li key={id} className="cluster cluster--apart gap-above-s">
            {maySee ? (
              <Anchor to={`/bookings/${id}`}>
                <Name name={name} />
              </Anchor>
            ) : (
              <Name name={name} />
            )}
            <State of={state} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Gives what is left back, and says whose it would be. */
export function GiveBack({ places, waiting }: { places: number; waiting: number }) {
  const { one } = useTexts().reservation;
  return (
    <Section title={one.back}>
      <p className="work soft">{one.backText(places, waiting)}</p>
      <Form className="gap-above-s">
        <input type="hidden" name="answer" value="give-back" />
        <Submit kind="second" doing={one.backDoing}>
          {one.backPress(places)}
        </Submit>
      </Form>
    </Section>
  );
}
