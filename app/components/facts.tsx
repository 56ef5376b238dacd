import type { ReactNode } from "react";
import { classes } from "./classes.ts";

interface Fact {
  term: string;
  answer: ReactNode;
  /** A link that changes the answer. It stands apart from it, also for who hears or copies the page. */
  act?: ReactNode;
}

/** Term and answer; lined for decisions and day cards. Facts without an answer are left out. */
export function Facts({ of, lined }: { of: readonly (Fact | false | undefined)[]; lined?: boolean }) {
  return (
    <dl className={classes("facts", lined && "facts--lined")}>
      {of.map(
        (fact) =>
          fact && (
            <div key={fact.term}>
              <dt>{fact.term}</dt>
              <dd>{fact.answer}</dd>
              {fact.act && <dd className="facts__act">{fact.act}</dd>}
            </div>
          ),
      )}
    </dl>
  );
}
