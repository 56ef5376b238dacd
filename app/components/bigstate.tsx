import { useId, type ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { looks, type Condition } from "./looks.ts";

interface BigStateProps {
  /** Without one: no icon, as in "You can ask for a place". */
  of?: Condition;
  /** The state as a sentence to the reader: "You are booked". */
  word: ReactNode;
  /** The word as the heading of a part of the page. */
  heading?: boolean;
  id?: string;
  children?: ReactNode;
}

/** The state of the thing the page is about, in big words; below it why, and what next. */
export function BigState({ of, word, heading, id, children }: BigStateProps) {
  const made = useId();
  const Element = heading ? "h2" : "p";
  const look = of && looks[of];
  return (
    <div className="bigstate">
      <Element className={look ? `bigstate__word is-${look.tone}` : "bigstate__word"} id={id ?? made}>
        {look && <Icon name={look.icon} />}
        <span>{word}</span>
      </Element>
      {children && <p>{children}</p>}
    </div>
  );
}
