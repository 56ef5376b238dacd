import type { ReactNode } from "react";
import { classes } from "./classes.ts";

/** Things beside each other that wrap. */
export function Cluster({ apart, children }: { apart?: boolean; children: ReactNode }) {
  return <div className={classes("cluster", apart && "cluster--apart")}>{children}</div>;
}
