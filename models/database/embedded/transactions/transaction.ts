import type { Target } from "../writing/target.ts";

/** A transaction of several commands. */
export interface Transaction extends Target {
  fail(): void;
}
