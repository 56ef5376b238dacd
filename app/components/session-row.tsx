import type { ReactNode } from "react";
import { Code } from "./code.tsx";
import { Places } from "./places.tsx";
import { Row } from "./row.tsx";
import { Sentence } from "./sentence.tsx";
import { Clock, ShortDay } from "./local-time.tsx";
import { useTexts } from "./texts.tsx";
import { useWhen, type When } from "./when.ts";
import { Name, type PersonName } from "./who.tsx";

interface SessionRowProps extends When {
  title: string;
  /** Its page. */
  to: string;
  department: { code?: string; name: string };
  /** "Observation" */
  kind?: string;
  host?: PersonName;
  places?: { left: number; of: number; mine?: boolean };
  /** A State. */
  state?: ReactNode;
  why?: ReactNode;
  act?: ReactNode;
  /** lit: the reader's move; quiet: over. */
  look?: "lit" | "quiet";
  /** Says the date on the rail, where no heading does. */
  dated?: boolean;
  level?: 2 | 3 | 4;
}

/** A session in a list, on the reader's own clock; where the clocks differ the rail says both. */
export function SessionRow({
  title,
  to,
  department,
  kind,
  host,
  places,
  state,
  why,
  act,
  look,
  dated,
  level,
  ...when
}: SessionRowProps) {
  const { components } = useTexts();
  const { elsewhere, own, thereClock } = useWhen(when);
  const timeNote = (
    <>
      {dated ? <ShortDay at={when.startsAt} /> : components.to(own.to)}
      {elsewhere && (
        <>
          <br />
          {thereClock}
        </>
      )}
    </>
  );
  const meta = (
    <>
      {department.code && <Code code={department.code} name={department.name} />} {department.name} · {when.site}
      {kind && <> · {kind}</>}
      {host && (
        <>
          {kind ? " " : " · "}
          <Sentence text={components.withHost} parts={[<Name key="host" {...host} />]} />
        </>
      )}
    </>
  );
  return (
    <Row
      time={<Clock at={when.startsAt} />}
      timeNote={timeNote}
      title={title}
      to={to}
      meta={meta}
      why={why}
      state={
        (state || places) && (
          <>
            {state}
            {places && (
              <span className="soft">
                <Places {...places} />
              </span>
            )}
          </>
        )
      }
      act={act}
      kind={look}
      level={level}
    />
  );
}
