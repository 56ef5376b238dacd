import type { ReactNode } from "react";

interface StatProps {
  name: ReactNode;
  /** The figure; "–" when there are too few to show. */
  figure: ReactNode;
  unit?: ReactNode;
  /** How it was counted, with its n; or why it is not shown. */
  how?: ReactNode;
}

/** One figure with its name and how it was counted. */
export function Stat({ name, figure, unit, how }: StatProps) {
  return (
    <div className="stat">
      <dt>{name}</dt>
      <dd>
        {figure}
        {unit && (
          <>
            {" "}
            <small>{unit}</small>
          </>
        )}
      </dd>
      {how && <dd className="stat__how">{how}</dd>}
    </div>
  );
}

/** A line of them. */
export function Stats({ children }: { children: ReactNode }) {
  return <dl className="stats">{children}</dl>;
}
