import type { Observed as Line } from "#models/reflection/readiness.ts";
import { Anchor } from "./anchor.tsx";
import { Code } from "./code.tsx";
import { useSay } from "./say.ts";
import { Section } from "./section.tsx";
import { Table } from "./table.tsx";
import { useTexts } from "./texts.tsx";
import { Name } from "./who.tsx";

/** What somebody has observed, a department a line. */
export function Observed({ lines }: { lines: readonly Line[] }) {
  const { readiness } = useTexts();
  const { number, date } = useSay();
  const { columns } = readiness;
  return (
    <Section title={readiness.title}>
      {lines.length === 0 ? (
        <p className="soft">{readiness.none}</p>
      ) : (
        <Table
          caption={readiness.caption}
          quietCaption
          folds
          columns={[
            {
              name: columns.department,
              cell: ({ id, name, note }: Line) => (
                <>
                  <Code code={note} name={name} /> <Anchor to={`/departments/${id}`}>{name}</Anchor>
                </>
              ),
            },
            { name: columns.visits, cell: ({ visits }) => number(visits), num: true },
            { name: columns.last, cell: ({ last }) => date(last) },
          ]}
          rows={lines}
          rowKey={({ id }) => id}
        />
      )}
    </Section>
  );
}

/** So many stand on the department's page. */
const SHOWN = 10;

/** Who has observed a department, the latest first. */
export function Observers({ lines }: { lines: readonly Line[] }) {
  const { readiness } = useTexts();
  const { number, date } = useSay();
  const { columns } = readiness;
  return (
    <Section title={readiness.here} note={lines.length > SHOWN ? readiness.more(lines.length - SHOWN) : undefined}>
      {lines.length === 0 ? (
        <p className="soft">{readiness.hereNone}</p>
      ) : (
        <Table
          caption={readiness.hereCaption}
          quietCaption
          folds
          columns={[
            {
              name: readiness.person,
              cell: ({ id, name }: Line) => (
                <Anchor to={`/people/${id}`}>
                  <Name name={name} />
                </Anchor>
              ),
            },
            { name: readiness.jobTitle, cell: ({ note }) => note },
            { name: columns.visits, cell: ({ visits }) => number(visits), num: true },
            { name: columns.last, cell: ({ last }) => date(last) },
          ]}
          rows={lines.slice(0, SHOWN)}
          rowKey={({ id }) => id}
        />
      )}
      <p className="soft work">{readiness.how}</p>
    </Section>
  );
}
