import { useId, type ReactNode } from "react";

interface ProgressProps {
  /** What is going on, and how long it takes. */
  label: ReactNode;
  /** Unknown when left out. */
  value?: number;
  max?: number;
  note?: ReactNode;
}

export function Progress({ label, value, max = 100, note }: ProgressProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <progress className="progress" id={id} value={value} max={max} />
      {note && <p className="hint">{note}</p>}
    </div>
  );
}
