import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";
import { useTexts } from "./texts.tsx";

export interface Step {
  key: string;
  what: ReactNode;
  /** When, by whom, what next. */
  note?: ReactNode;
  stage: "done" | "now" | "later";
  /** Of the step now: hand-click when the reader presses, hourglass-high when somebody is asked. */
  icon?: IconName;
}

const marks = { done: "check", now: "point-filled", later: undefined } as const;

/** Done is solid, now is lit, to come is dashed. */
export function Timeline({ steps, label }: { steps: readonly Step[]; label?: string }) {
  const { components } = useTexts();
  return (
    <ol className="timeline" aria-label={label}>
      {steps.map(({ key, what, note, stage, icon = marks[stage] }) => (
        <li
          key={key}
          className={stage === "done" ? undefined : stage}
          aria-current={stage === "now" ? "step" : undefined}
        >
          <span className="mark">{icon && <Icon name={icon} />}</span>
          <div>
            <b>
              <span className="sr">{components[stage]}</span>
              {what}
            </b>
            {note && <p>{note}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
