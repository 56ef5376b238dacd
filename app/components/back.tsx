import type { ReactNode } from "react";
import { Anchor } from "./anchor.tsx";
import { Icon } from "./icon.tsx";

/** The way back: the name of the page it leads to. */
export function Back({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Anchor className="back" to={to}>
      <Icon name="chevron-left" />
      {children}
    </Anchor>
  );
}
