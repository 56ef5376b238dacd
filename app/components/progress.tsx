import { useId, type ReactNode } from "react";
import { classes } from "./classes.ts";

interface ProgressProps {
  /** What is going on, and how long it takes. */
  label: ReactNode;
  /** Unknown when left out. */
  value?: number;
  max?: number;
  yes?: boolean;
  note?: ReactNode;
}

export function Progress({ label, value, max = 100, yes, note }: ProgressProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <progress className={classes("progress", yes && "progress--yes")} id={id} value={value} max={max} />
      {note && <p className="hint">{note}</p>}
    </div>
  );
}
