import type { ReactNode } from "react";
import { Brand } from "./brand.tsx";

interface LoneProps {
  title: ReactNode;
  /** A line above the title: "Error 404". */
  over?: ReactNode;
  /** Shows the brand, in a narrow column, where the page has no top. */
  brand?: boolean;
  children: ReactNode;
}

/** A page that stands alone: an error, a closed door, one question. What happened, what did not, what next. */
export function Lone({ title, over, brand, children }: LoneProps) {
  return (
    <div className={brand ? "lone" : undefined}>
      {brand && <Brand />}
      {over && <p className="head__over">{over}</p>}
      <h1>{title}</h1>
      <div className="prose gap-above-s">{children}</div>
    </div>
  );
}
