import { Form, Submit } from "./form.tsx";
import { Section } from "./section.tsx";

interface DaysAheadProps {
  title: string;
  /** Said where there are none. */
  none: string;
  days: readonly {
    /** Which it is among them. */
    key: string;
    said: string;
    /** Who said so, and why. */
    by: string;
    /** What the button that takes it back sends. */
    undo: Readonly<Record<string, string>>;
    undoOf: string;
  }[];
  /** Where it is sent; else to the page itself. */
  action?: string;
  undo: string;
  undoing: string;
}

/** Days that somebody has set apart, each with who did and a way to take that back. */
export function DaysAhead({ title, none, days, action, undo, undoing }: DaysAheadProps) {
  return (
    <Section title={title}>
      {days.length === 0 && <p className="work soft">{none}</p>}
      <ul className="stack">
        {days.map(({ key, said, by, ...own }) => (
          <li key={key} className="cluster cluster--line cluster--apart gap-above-s">
            <span>
              {said}
              {by && (
                <>
                  <br />
                  <span className="work soft">{by}</span>
                </>
              )}
            </span>
            <Form action={action} spaced="none" once={key}>
              {Object.entries(own.undo).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <Submit kind="quiet" small doing={undoing} aria-label={own.undoOf}>
                {undo}
              </Submit>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
