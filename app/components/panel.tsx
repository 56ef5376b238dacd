import type { ReactNode } from "react";
import { classes } from "./classes.ts";

interface PanelProps {
  /** spot: waits for the reader; well: holds what is tried out. */
  kind?: "spot" | "well";
  /** The id of its heading. */
  labelledBy?: string;
  label?: string;
  children: ReactNode;
}

/** Only for something to decide, pick up or close; never around a list, never inside a panel. */
export function Panel({ kind, labelledBy, label, children }: PanelProps) {
  const Element = labelledBy || label ? "section" : "div";
  return (
    <Element className={classes("panel", kind && `panel--${kind}`)} aria-labelledby={labelledBy} aria-label={label}>
      {children}
    </Element>
  );
}
