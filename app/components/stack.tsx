import type { ReactNode } from "react";
import { classes } from "./classes.ts";

interface StackProps {
  /** tight 8 px, plain 16, wide 48 */
  space?: "tight" | "wide";
  as?: "div" | "aside" | "section";
  children: ReactNode;
}

/** Things under each other, at one distance. */
export function Stack({ space, as: Element = "div", children }: StackProps) {
  return <Element className={classes("stack", space && `stack--${space}`)}>{children}</Element>;
}
