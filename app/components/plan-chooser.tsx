import type { PlanToPublish } from "#models/programme/publishing.ts";
import { Anchor } from "./anchor.tsx";
import { Button } from "./button.tsx";
import { SelectField } from "./field.tsx";
import { useTexts } from "./texts.tsx";

/** So many letters of a title stand in the closed list beside the preview. */
const FITS = 24;

interface PlanChooserProps extends Pick<PlanToPublish, "plan" | "plans"> {
  /** The page itself. */
  action: string;
  /** What was chosen so far and holds for another plan, too. */
  keep?: readonly (readonly [string, string])[];
}

/** The plan that is published, and the others that could be. A GET form: each plan's page has an address of its own. */
export function PlanChooser({ plan, plans, action, keep = [] }: PlanChooserProps) {
  const { plan: texts, pattern, words } = useTexts();
  const { publishing } = texts;
  const hint = publishing.hint(words.kinds[plan.kind], words.duration(plan.minutes), pattern.places(plan.places));
  const change = <Anchor to={`/plans/${plan.id}`}>{texts.change}</Anchor>;
  const title = publishing.of(plan.title, plan.version);
  // A closed list shows one line of what was chosen: whatever that would cut stands whole above it.
  const whole = plan.title.length > FITS ? publishing.whole(title, hint) : hint;
  if (plans.every(({ id }) => id === plan.id))
    return (
      <div className="field">
        <strong className="legend">{publishing.plan}</strong>
        <p>{title}</p>
        <p className="hint">
          {hint}. {change}
        </p>
      </div>
    );
  return (
    <form className="form" method="get" action={action}>
      {keep.map(
        ([name, value]) => value !== "" && <input key={`${name} ${value}`} type="hidden" name={name} value={value} />,
      )}
      <SelectField
        key={plan.id}
        name="plan"
        label={publishing.plan}
        hint={whole}
        value={plan.id}
        options={[
          { value: plan.id, text: plan.title.length > FITS ? plan.title : title },
          ...plans.filter(({ id }) => id !== plan.id).map((other) => ({ value: other.id, text: other.title })),
        ]}
      />
      <p className="cluster">
        <Button kind="second" small>
          {publishing.take}
        </Button>
        <span className="work">{change}</span>
      </p>
    </form>
  );
}
