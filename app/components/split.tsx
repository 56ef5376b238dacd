import type { ReactNode } from "react";
import { classes } from "./classes.ts";

interface SplitProps {
  /** What the list is called to who hears the page. */
  label: string;
  list: ReactNode;
  /** One was chosen: then a narrow window shows it instead of the list, else the list alone. */
  open?: boolean;
  /** Told when it comes and goes. */
  shown?: (element: HTMLElement | null) => void;
  /** The thing beside it, as a SplitThing. */
  children: ReactNode;
}

/** A list, and one of it beside it. */
export function Split({ label, list, open, shown, children }: SplitProps) {
  return (
    <div ref={shown} className={classes("split", open ? "split--open" : "split--list")}>
      <nav className="split__list" aria-label={label}>
        {list}
      </nav>
      {children}
    </div>
  );
}

export function SplitThing({ labelledBy, children }: { labelledBy: string; children: ReactNode }) {
  return (
    <article className="split__thing thing" aria-labelledby={labelledBy}>
      {children}
    </article>
  );
}
