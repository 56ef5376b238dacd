import type { ReactNode } from "react";
import { classes } from "./classes.ts";

interface RowsProps {
  /** simple: no column for states; states: no column for acts; acts: a wider one for two buttons. */
  kind?: "simple" | "states" | "acts";
  narrowRail?: boolean;
  label?: string;
  children: ReactNode;
}

/** A list on the time rail; its rows follow their own container, so it also fits the margin. */
export function Rows({ kind, narrowRail, label, children }: RowsProps) {
  return (
    <ol className={classes("rows", kind && `rows--${kind}`, narrowRail && "rows--narrowrail")} aria-label={label}>
      {children}
    </ol>
  );
}
