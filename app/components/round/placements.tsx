import type { PlacementFilter, PlacementLine, PlacementPage } from "#models/matching/placement-list.ts";
import { Anchor } from "../anchor.tsx";
import { Button, Buttons } from "../button.tsx";
import { Tick } from "../choice.tsx";
import { Pager } from "../pager.tsx";
import { useSay } from "../say.ts";
import { Section } from "../section.tsx";
import { Table } from "../table.tsx";
import { Tag } from "../tag.tsx";
import { useTexts } from "../texts.tsx";
import { Who } from "../who.tsx";
import { Why } from "./why.tsx";

interface PlacementsProps {
  roundId: string;
  list: PlacementPage;
  only: PlacementFilter;
  /** How many fall under each filter. */
  people: number;
  unplaced: number;
  changes: number;
  /** The preview may still be decided on. */
  open: boolean;
}

/** Person by person: what each got, which wish it answers, and why not a better one. */
export function Placements({ roundId, list, only, people, unplaced, changes, open }: PlacementsProps) {
  const { preview } = useTexts().round;
  const { times } = useTexts();
  const { number, shortDay } = useSay();
  const to = (filter: PlacementFilter, page = 1): string => {
    const query = new URLSearchParams({
      ...(filter !== "all" && { only: filter }),
      ...(page > 1 && { page: String(page) }),
    }).toString();
    return `/rounds/${roundId}${query && `?${query}`}`;
  };
  const links = [
    { filter: "all" as const, text: preview.filters.all(number(people)), shown: only !== "all" },
    { filter: "unplaced" as const, text: preview.filters.unplaced(number(unplaced)), shown: unplaced > 0 },
    { filter: "waited" as const, text: preview.filters.waited, shown: true },
    { filter: "changed" as const, text: preview.filters.changed(number(changes)), shown: changes > 0 },
  ].filter(({ filter, shown }) => shown && filter !== only);
  const table = (
    <Table
      caption={preview.people}
      quietCaption
      folds
      rows={list.lines}
      rowKey={({ id }) => id}
      columns={[
        {
          name: preview.person,
          cell: ({ person, department, waited }) => (
            <Who name={person.name}>
              {department.code}
              {waited > 0 && `, ${preview.waitedRounds(waited)}`}
            </Who>
          ),
        },
        {
          name: preview.gotColumn,
          cell: ({ session }) =>
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
          cell: ({ rank, wishes }) => (
            <span className="nowrap">{rank ? times.ordinal(rank) : preview.named(wishes)}</span>
          ),
        },
        { name: preview.why, cell: (line) => <Why line={line} /> },
        ...(open
          ? [
              {
                name: preview.decide,
                quiet: true,
                cell: ({ person }: PlacementLine) => (
                  <Anchor
                    to={`/rounds/${roundId}/decisions?person=${person.id}`}
                    aria-label={preview.decideSaid(person.name)}
                  >
                    {preview.decide}
                  </Anchor>
                ),
              },
              {
                name: preview.tick,
                quiet: true,
                cell: ({ person }: PlacementLine) => (
                  <Tick
                    type="checkbox"
                    name="person"
                    value={person.id}
                    tight
                    label={<span className="sr">{preview.tickSaid(person.name)}</span>}
                  />
                ),
              },
            ]
          : []),
      ]}
    />
  );
  return (
    <Section
      title={preview.people}
      id="people"
      note={
        <p>
          {links.map(({ filter, text }, at) => (
            <span key={filter}>
              {at > 0 && " · "}
              <Anchor to={to(filter)} stay>
                {text}
              </Anchor>
            </span>
          ))}
        </p>
      }
    >
      {list.lines.length === 0 ? (
        <p className="work soft">{preview.nobody}</p>
      ) : open ? (
        <form method="get" action={`/rounds/${roundId}/decisions`} className="stack">
          {table}
          <Buttons>
            <Button kind="second">{preview.decideTicked}</Button>
          </Buttons>
        </form>
      ) : (
        table
      )}
      <p className="work not-print">
        <Anchor to={`/rounds/${roundId}/placements.csv`} plain>
          {preview.export}
        </Anchor>
      </p>
      <Pager
        page={list.page}
        size={list.size}
        total={list.total}
        label={preview.pages}
        to={(page) => `${to(only, page)}#people`}
      />
    </Section>
  );
}
