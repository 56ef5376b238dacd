import type { PlacementFilter, PlacementLine, PlacementPage } from "#models/matching/placement-list.ts";
import { sayReason } from "#models/shared/reasons.ts";
import { Anchor } from "../anchor.tsx";
import { Pager } from "../pager.tsx";
import { useSay } from "../say.ts";
import { Section } from "../section.tsx";
import { Table } from "../table.tsx";
import { Tag } from "../tag.tsx";
import { useReading, useTexts } from "../texts.tsx";
import { Who } from "../who.tsx";

interface PlacementsProps {
  roundId: string;
  list: PlacementPage;
  only: PlacementFilter;
  /** How many fall under each filter. */
  people: number;
  unplaced: number;
  changes: number;
}

/** Person by person: what each got, which wish it answers, and why not a better one. */
export function Placements({ roundId, list, only, people, unplaced, changes }: PlacementsProps) {
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
      ) : (
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
          ]}
        />
      )}
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

/** For each wish that brought nothing: what stopped it. And what became of the preview's place, where it was lost. */
function Why({ line: { answers, change, before } }: { line: PlacementLine }) {
  const texts = useTexts();
  const { zone, locale } = useReading();
  const { preview } = texts.round;
  const say = (one: PlacementLine["answers"][number]["why"][number]) => sayReason(one, { texts, locale, zone });
  return (
    <>
      {change !== "" && (
        <p>
          {change === "added"
            ? preview.added
            : preview.lost(before, change === "person-left" ? texts.round.reasons["person-left"]() : "")}
        </p>
      )}
      {answers.map(({ rank, title, why }) => (
        <p key={rank}>
          <span className="soft">{preview.answer(texts.times.ordinal(rank), title)}</span> {why.map(say).join(" ")}
        </p>
      ))}
    </>
  );
}
