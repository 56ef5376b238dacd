import type { ReactNode } from "react";
import { classes } from "./classes.ts";

/** Two columns from 62 rem up: the main one acts, the margin explains. `thing`: the second child stands beside all others;
 *  `below`: the first needs the whole width, the second stands below it. */
export function Two({
  kind,
  children,
}: {
  kind?: "even" | "filters" | "thing" | "heat" | "below" | "form";
  children: ReactNode;
}) {
  return <div className={classes("two", kind && `two--${kind}`)}>{children}</div>;
}
