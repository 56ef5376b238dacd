import type { PersonLine } from "#models/people/directory.ts";
import { Anchor } from "./anchor.tsx";
import { Code } from "./code.tsx";
import { Table } from "./table.tsx";
import { useTexts } from "./texts.tsx";
import { Name } from "./who.tsx";

/** People in a list: what everybody may see of everybody. */
export function PeopleTable({ people }: { people: readonly PersonLine[] }) {
  const { list } = useTexts().person;
  return (
    <Table
      caption={list.title}
      quietCaption
      folds
      rows={people}
      rowKey={({ id }) => id}
      columns={[
        {
          name: list.columns.name,
          cell: ({ id, name }) => (
            <Anchor to={`/people/${id}`}>
              <Name name={name} />
            </Anchor>
          ),
        },
        { name: list.columns.jobTitle, cell: ({ jobTitle }) => jobTitle },
        {
          name: list.columns.department,
          cell: ({ departmentId, departmentName, departmentCode }) => (
            <span>
              <Code code={departmentCode} name={departmentName} />{" "}
              <Anchor to={`/departments/${departmentId}`}>{departmentName}</Anchor>
            </span>
          ),
        },
      ]}
    />
  );
}
