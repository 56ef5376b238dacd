import type { ReactNode } from "react";

interface EmptyProps {
  title: ReactNode;
  /** The row of seats, only for a first time. */
  first?: boolean;
  level?: 2 | 3;
  /** Why it is empty, then one next step. */
  children: ReactNode;
}

export function Empty({ title, first, level = 2, children }: EmptyProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className="empty">
      {first && <Seats />}
      <Heading>{title}</Heading>
      {children}
    </section>
  );
}

const seat = (x: number) => `M${x + 2} 74v-8h24v8M${x} 66V48h28v18zM${x + 4} 48V26q0-8 10-8t10 8v22`;

/** Four seats, one lit. */
export function Seats() {
  return (
    <svg className="empty__art" viewBox="0 0 144 84" aria-hidden="true" focusable="false">
      <g className="art">
        {[8, 41, 74, 107].map((x) => (
          <path key={x} d={seat(x)} />
        ))}
      </g>
      <g className="art art--lit">
        <path d="M107 66V48h28v18zM111 48V26q0-8 10-8t10 8v22z" />
      </g>
    </svg>
  );
}
