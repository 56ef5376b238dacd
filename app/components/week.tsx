import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { Scroll } from "./table.tsx";
import { useTexts } from "./texts.tsx";
import { Who } from "./who.tsx";

/** booked: away; asked: would be; other: leave, training; off: not at work. */
export interface Away {
  kind: "booked" | "asked" | "other" | "off";
  text: ReactNode;
}

interface WeekProps {
  /** Read out as the name of the table. */
  label: string;
  /** Heading of the names. */
  who: string;
  /** "Mon 7" */
  days: readonly string[];
  people: readonly {
    id: string;
    name: string;
    language?: string;
    note?: ReactNode;
    away: readonly (Away | undefined)[];
  }[];
  /** The last line: how many are away each day, against the cap; a mark says what else is so that day. */
  sums?: { name: ReactNode; days: readonly { text: ReactNode; full?: boolean; mark?: string | null }[] };
}

/** Who of a team is away by day. Empty is on shift. */
export function Week({ label, who, days, people, sums }: WeekProps) {
  const { components } = useTexts();
  return (
    <Scroll label={label}>
      <table className="table table--dense week">
        <thead>
          <tr>
            <th scope="col">{who}</th>
            {days.map((day) => (
              <th key={day} scope="col">
                {day}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map(({ id, name, language, note, away }) => (
            <tr key={id}>
              <th scope="row">
                <Who name={name} language={language}>
                  {note}
                </Who>
              </th>
              {days.map((day, at) => (
                <td key={day}>
                  {away[at] ? <AwayMark {...away[at]} /> : <span className="sr">{components.onShift}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {sums && (
          <tfoot>
            <tr>
              <th scope="row">{sums.name}</th>
              {sums.days.map(({ text, full, mark }, at) => (
                <td key={days[at]} className="work">
                  {full ? <span className="cap--full">{text}</span> : text}
                  {mark && <AwayMark kind="other" text={mark} />}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </Scroll>
  );
}

export function AwayMark({ kind, text }: Away) {
  return <span className={classes("away", kind !== "booked" && `away--${kind}`)}>{text}</span>;
}

/** What the marks mean, close to the table. */
export function WeekKey({ marks, children }: { marks: readonly Away[]; children?: ReactNode }) {
  return (
    <p className="legend-row">
      {marks.map((mark) => (
        <AwayMark key={mark.kind} {...mark} />
      ))}
      {children && <span>{children}</span>}
    </p>
  );
}
