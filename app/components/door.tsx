import type { ReactNode } from "react";
import { Brand } from "./brand.tsx";

interface DoorProps {
  title: ReactNode;
  /** The scene at the side: what somebody said, and who. */
  quote: string;
  quoted: string;
  children: ReactNode;
}

/** The frame of the page where people come in. */
export function Door({ title, quote, quoted, children }: DoorProps) {
  return (
    <div className="door">
      <div className="lone">
        <Brand />
        <h1>{title}</h1>
        {children}
      </div>
      <figure className="door__scene">
        <div>
          <blockquote>{quote}</blockquote>
          <figcaption>{quoted}</figcaption>
        </div>
        <House />
      </figure>
    </div>
  );
}

const back = (x: number) => `M${x} 72V54h28v18zM${x + 4} 54V26q0-9 10-9t10 9v28`;
const legs = (x: number) => `M${x + 2} 80v-8h24v8`;
const LIT = 294;

/** A row of twelve seats, one lit. */
function House() {
  const dark = Array.from({ length: 12 }, (_, at) => 6 + 36 * at).filter((x) => x !== LIT);
  return (
    <svg viewBox="0 0 442 84" aria-hidden="true" focusable="false">
      <g className="art">
        {dark.map((x) => (
          <path key={x} d={`${legs(x)}${back(x)}`} />
        ))}
      </g>
      <g className="art art--lit">
        <path d={`${back(LIT)}z`} />
        <path d={legs(LIT)} fill="none" />
      </g>
    </svg>
  );
}
