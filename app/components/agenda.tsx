import type { ReactNode } from "react";

interface Part {
  /** "13:15", ready to show. */
  time: ReactNode;
  title: ReactNode;
  note?: ReactNode;
}

/** The timed parts of one visit. */
export function Agenda({ parts }: { parts: readonly Part[] }) {
  return (
    <ol className="agenda">
      {parts.map(({ time, title, note }, at) => (
        // eslint-disable-next-line react/no-array-index-key -- parts have no name of their own and never change places
        <li key={at}>
          <span className="agenda__time">{time}</span>
          <div>
            {title}
            {note && <small>{note}</small>}
          </div>
        </li>
      ))}
    </ol>
  );
}
