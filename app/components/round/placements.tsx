import type { PlacementFilter, PlacementPage } from "#models/matching/placement-list.ts";
import { Anchor } from "../anchor.tsx";
import { Pager } from "../pager.tsx";
import { useSay } from "../say.ts";
import { Section } from "../section.tsx";
import { useTexts } from "../texts.tsx";
import { PlacementTable } from "./placement-table.tsx";

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
  const { number } = useSay();
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
          <span className="not-print">
            {" · "}
            <Anchor to={`/rounds/${roundId}/placements.csv`} plain>
              {preview.export}
            </Anchor>
          </span>
        </p>
      }
    >
      {list.lines.length === 0 ? (
        <p className="work soft">{preview.nobody}</p>
      ) : (
        <PlacementTable roundId={roundId} lines={list.lines} open={open} />
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
