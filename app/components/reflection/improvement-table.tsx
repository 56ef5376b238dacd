import type { ImprovementState } from "#models/shared/vocabulary.ts";
import { Anchor } from "../anchor.tsx";
import { Code } from "../code.tsx";
import { Icon } from "../icon.tsx";
import { Table } from "../table.tsx";
import { useReading, useTexts } from "../texts.tsx";
import { localDate, sayDate } from "#models/shared/time.ts";
import { improvementLooks } from "./improvement-looks.ts";

export interface ImprovementRow {
  id: string;
  title: string;
  state: ImprovementState;
  /** Local date. */
  due: string;
  department: { name: string; code: string };
}

/** How far an improvement is: word, icon, colour. */
export function ImprovementTag({ state }: { state: ImprovementState }) {
  const { improvement } = useTexts();
  const { tone, icon } = improvementLooks[state];
  return (
    <span className={`state state--${tone}`}>
      <Icon name={icon} />
      <span>{improvement.states[state]}</span>
    </span>
  );
}

/** A due day, with a word where it has passed and the thing is open. */
export function Due({ day, state }: { day: string; state: ImprovementState }) {
  const { improvement } = useTexts();
  const { locale, now, zone } = useReading();
  const late = (state === "proposed" || state === "under-way") && day < localDate(now, zone);
  return (
    <span>
      {sayDate(new Date(`${day}T12:00:00Z`), "UTC", locale)} {late && <strong>{improvement.overdue}</strong>}
    </span>
  );
}

/** Improvements, a line each; a list on a phone. */
export function ImprovementTable({ rows, caption }: { rows: readonly ImprovementRow[]; caption: string }) {
  const { columns } = useTexts().improvement;
  return (
    <Table
      caption={caption}
      quietCaption
      folds
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { name: columns.title, cell: ({ id, title }) => <Anchor to={`/improvements/${id}`}>{title}</Anchor> },
        {
          name: columns.department,
          cell: ({ department }) => (
            <span>
              <Code {...department} /> {department.name}
            </span>
          ),
        },
        { name: columns.state, cell: ({ state }) => <ImprovementTag state={state} /> },
        { name: columns.due, cell: ({ due, state }) => <Due day={due} state={state} /> },
      ]}
    />
  );
}
