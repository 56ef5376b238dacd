import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { Anchor } from "./anchor.tsx";

export interface RowProps {
  /** On the rail, in figures: "13:00", "2 min", "3 Dec". */
  time: ReactNode;
  /** Below it. */
  timeNote?: ReactNode;
  /** Said before the time to who cannot see the rail: "Answer by". */
  timeSaid?: string;
  title: ReactNode;
  /** Where the title leads; without one the title may hold a link itself. */
  to?: string;
  meta?: ReactNode;
  /** Why not, or why this; in full ink. */
  why?: ReactNode;
  state?: ReactNode;
  act?: ReactNode;
  /** lit: only for the reader's move; quiet: over. */
  kind?: "lit" | "quiet";
  level?: 2 | 3 | 4;
}

/** One thing on the time rail: time, title and a line, state, act. */
export function Row({ time, timeNote, timeSaid, title, to, meta, why, state, act, kind, level = 3 }: RowProps) {
  const Heading = `h${level}` as const;
  return (
    <li className={classes("row", kind && `row--${kind}`)}>
      <p className="row__time">
        {timeSaid && <span className="sr">{timeSaid} </span>}
        {time} {timeNote && <small>{timeNote}</small>}
      </p>
      <div className="row__main">
        <Heading className="row__title">{to ? <Anchor to={to}>{title}</Anchor> : title}</Heading>
        {meta && <p className="row__meta">{meta}</p>}
        {why && <p className="row__why">{why}</p>}
      </div>
      {state && <div className="row__state">{state}</div>}
      {act && <div className="row__act">{act}</div>}
    </li>
  );
}
