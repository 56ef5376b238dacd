import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";
import { Who, type PersonName } from "./who.tsx";

interface PersonProps extends PersonName {
  /** Department. */
  from?: ReactNode;
  /** A Switch or a State. */
  act?: ReactNode;
  aim?: ReactNode;
  /** Clearance, lateness, needs the person chose to share. */
  more?: readonly { icon: IconName; text: ReactNode; notPrint?: boolean }[];
}

/** A visitor in the host's list; stands in an ol with the class "people". */
export function Person({ name, language, from, act, aim, more = [] }: PersonProps) {
  return (
    <li className="person">
      <Who name={name} language={language}>
        {from}
      </Who>
      <div>{act}</div>
      {aim && <p className="person__aim">{aim}</p>}
      {more.length > 0 && (
        <ul className="person__more">
          {more.map(({ icon, text, notPrint }) => (
            <li key={icon} className={notPrint ? "not-print" : undefined}>
              <Icon name={icon} />
              {text}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

export function People({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ol className="people" aria-label={label}>
      {children}
    </ol>
  );
}
