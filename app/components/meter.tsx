import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { Icon } from "./icon.tsx";

interface MeterProps {
  /** The release cap, how many of it are away, and how many more would be. */
  cap: number;
  away: number;
  would?: number;
  /** The same in words: "1 of 2 away". */
  children: ReactNode;
}

const DRAWN = 8;

/** The release cap as blocks: solid is away, dashed would be. The words are the truth. */
export function Meter({ cap, away, would = 0, children }: MeterProps) {
  const full = away + would > cap;
  return (
    <span className={classes("cap", full && "cap--full")}>
      {full ? <Icon name="alert-triangle" /> : cap <= DRAWN && <Blocks cap={cap} away={away} would={would} />}
      {children}
    </span>
  );
}

function Blocks({ cap, away, would }: { cap: number; away: number; would: number }) {
  return (
    <span className="meter" aria-hidden="true">
      {Array.from({ length: cap }, (_, at) => (
        <i key={at} className={at < away ? "on" : at < away + would ? "would" : undefined} />
      ))}
    </span>
  );
}
