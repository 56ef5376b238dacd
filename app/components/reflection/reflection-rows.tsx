import type { ReflectionRole, ReflectionState } from "#models/shared/vocabulary.ts";
import { ButtonLink } from "../button.tsx";
import { Clock } from "../local-time.tsx";
import { Row } from "../row.tsx";
import { Rows } from "../rows.tsx";
import { useSay } from "../say.ts";
import { useTexts } from "../texts.tsx";

export interface ReflectionRow {
  id: string;
  role: ReflectionRole;
  state: ReflectionState;
  title: string;
  startsAt: Date;
  zone: string;
  until: Date;
  visitor: string;
  department: string;
}

/** Reflections on the time rail; those still to write are the reader's move, the first of them lit. */
export function ReflectionRows({ rows, lit = true }: { rows: readonly ReflectionRow[]; lit?: boolean }) {
  const { reflection: texts } = useTexts();
  const say = useSay();
  return (
    <Rows kind="simple">
      {rows.map(({ id, role, state, title, startsAt, zone, until, visitor, department }, at) => {
        const sent = state === "sent";
        const spot = lit && at === 0 && !sent;
        const who = texts.ofVisit[role](role === "shadow" ? department : visitor);
        return (
          <Row
            key={id}
            kind={sent ? "quiet" : spot ? "lit" : undefined}
            time={<Clock at={startsAt} zone={zone} />}
            timeNote={say.shortDay(startsAt, zone)}
            title={title}
            to={`/reflections/${id}`}
            meta={sent ? who : `${who}, ${texts.until(say.shortDay(until))}`}
            act={
              <ButtonLink to={`/reflections/${id}`} kind={spot ? "filled" : "second"} small>
                {sent ? texts.look : state === "draft" ? texts.goOn : texts.write}
              </ButtonLink>
            }
          />
        );
      })}
    </Rows>
  );
}
