import type { ReactNode } from "react";

/** Reading text, no wider than a line can be read. */
export function Prose({ children }: { children: ReactNode }) {
  return <div className="prose">{children}</div>;
}
