import type { CheckList } from "#models/programme/ticking.ts";
import { Form } from "./form.tsx";
import { Icon } from "./icon.tsx";
import { useSay } from "./say.ts";
import { Section } from "./section.tsx";
import { useTexts } from "./texts.tsx";
import { Name } from "./who.tsx";
import { Sentence } from "./sentence.tsx";

interface StepsProps {
  list: CheckList;
  /** Where a press is sent. */
  action: string;
  /** The list stays as it is: the session is closed. */
  closed: boolean;
}

/** One part of a session's checklist. Each step is the button of its own form: it works without script, and each press
 *  is kept at once, with who and when. */
export function Steps({ list: { part, steps }, action, closed }: StepsProps) {
  const { host } = useTexts().day;
  const id = `part-${part}`;
  const done = steps.filter((step) => step.done).length;
  return (
    <Section title={host.parts[part]} id={id} note={steps.length > 0 ? host.partOf(done, steps.length) : undefined}>
      {steps.length === 0 ? (
        <p className="soft">{host.noSteps}</p>
      ) : (
        <ul className="steps">
          {steps.map((step) => (
            <li key={step.what}>
              {closed ? (
                <div className="step">
                  <Words step={step} />
                </div>
              ) : (
                <Form action={`${action}#${id}`} spaced="none" preventScrollReset>
                  <input type="hidden" name="part" value={part} />
                  <input type="hidden" name="what" value={step.what} />
                  <button type="submit" className="step" name="done" value={step.done ? "no" : "yes"}>
                    <Words step={step} />
                  </button>
                </Form>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Words({ step: { what, done } }: { step: CheckList["steps"][number] }) {
  const { host } = useTexts().day;
  const say = useSay();
  return (
    <>
      <span className={done ? "step__box step__box--done" : "step__box"}>{done && <Icon name="check" />}</span>
      <span className="step__what">
        <span className="sr">{done ? host.ticked : host.toTick} </span>
        {what}
      </span>
      {done && (
        <small>
          <Sentence text={host.doneBy(say.moment(done.at))} parts={[<Name key="by" name={done.by} />]} />
        </small>
      )}
    </>
  );
}
