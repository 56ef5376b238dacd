import type { PlacementLine } from "#models/matching/placement-list.ts";
import { Anchor } from "../anchor.tsx";
import { Button, Buttons } from "../button.tsx";
import { Tick } from "../choice.tsx";
import { useSay } from "../say.ts";
import { Table } from "../table.tsx";
import { Tag } from "../tag.tsx";
import { useTexts } from "../texts.tsx";
import { Who } from "../who.tsx";
import { Why } from "./why.tsx";

interface PlacementTableProps {
  roundId: string;
  lines: readonly PlacementLine[];
  /** Each can be decided on, alone or several together. */
  open: boolean;
}

/** A page of people with what each got and why not better. */
export function PlacementTable({ roundId, lines, open }: PlacementTableProps) {
  const { round, times } = useTexts();
  const { preview } = round;
  const { shortDay } = useSay();
  const decisions = `/rounds/${roundId}/decisions`;
  const columns = [
    {
      name: preview.person,
      cell: ({ person, department, waited }: PlacementLine) => (
        <Who name={person.name}>
          {department.code}
          {waited > 0 && `, ${preview.waitedRounds(waited)}`}
        </Who>
      ),
    },
    {
      name: preview.gotColumn,
      cell: ({ session }: PlacementLine) =>
        session ? (
          <Anchor to={`/sessions/${session.id}`}>
            {times.dayAt(session.title, shortDay(session.startsAt, session.zone))}
          </Anchor>
        ) : (
          <Tag of="declined" word={preview.noPlace} />
        ),
    },
    {
      name: preview.wish,
      cell: ({ rank, wishes }: PlacementLine) => (
        <span className="nowrap">{rank ? times.ordinal(rank) : preview.named(wishes)}</span>
      ),
    },
    { name: preview.why, cell: (line: PlacementLine) => <Why line={line} /> },
  ];
  const deciding = {
    name: preview.decide,
    quiet: true,
    cell: ({ person }: PlacementLine) => (
      <span className="cluster cluster--line">
        <Anchor to={`${decisions}?person=${person.id}`} aria-label={preview.decideSaid(person.name)}>
          {preview.decide}
        </Anchor>
        <Tick
          type="checkbox"
          name="person"
          value={person.id}
          tight
          label={<span className="sr">{preview.tickSaid(person.name)}</span>}
        />
      </span>
    ),
  };
  const table = (
    <Table
      caption={preview.people}
      quietCaption
      folds
      rows={lines}
      rowKey={({ id }) => id}
      columns={open ? [...columns, deciding] : columns}
    />
  );
  if (!open) return table;
  return (
    <form method="get" action={decisions} className="stack">
      {table}
      <Buttons>
        <Button kind="second">{preview.decideTicked}</Button>
      </Buttons>
    </form>
  );
}
