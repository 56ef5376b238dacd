import type { QueueRow } from "#models/reflection/queue.ts";
import { Anchor } from "../anchor.tsx";
import { Icon } from "../icon.tsx";
import { useSay } from "../say.ts";
import { useReading, useTexts } from "../texts.tsx";

interface QueueListProps {
  rows: readonly QueueRow[];
  /** What the group below "they disagree" is called. */
  name: string;
  current?: string;
  /** Kept in every link: "?state=new&page=2". */
  query: string;
}

const DAY = 86_400_000;

/** What waits, opinions far apart first, one selected. */
export function QueueList({ rows, name, current, query }: QueueListProps) {
  const { review } = useTexts();
  const apart = rows.filter((row) => row.apart);
  const others = rows.filter((row) => !row.apart);
  const item = (row: QueueRow) => <QueueItem key={row.id} row={row} current={row.id === current} query={query} />;
  return (
    <>
      {apart.length > 0 && (
        <>
          <p className="queue__group">{review.apartFirst}</p>
          <ol className="queue">{apart.map(item)}</ol>
        </>
      )}
      {others.length > 0 && (
        <>
          <p className="queue__group">{name}</p>
          <ol className="queue">{others.map(item)}</ol>
        </>
      )}
    </>
  );
}

function QueueItem({ row, current, query }: { row: QueueRow; current: boolean; query: string }) {
  const { review } = useTexts();
  const { now } = useReading();
  const say = useSay();
  const { id, title, hostName, startsAt, heardAt, names, missing, apart } = row;
  return (
    <li>
      <Anchor className="item" to={`/review/${id}${query}`} aria-current={current ? "true" : undefined}>
        <span className="item__line">
          <span className="item__name" title={title}>
            {hostName}, {say.shortDay(startsAt)}
          </span>
          <small>{review.days(Math.max(0, Math.floor((Number(now) - Number(heardAt)) / DAY)))}</small>
        </span>
        <small>
          {names.map((name, at) => (
            <span key={name}>
              {at > 0 && " · "}
              <bdi>{name}</bdi>
            </span>
          ))}
          {missing && ` · ${review.missing}`}
        </small>
        {apart && (
          <span className="state state--no small">
            <Icon name="arrows-diff" />
            {review.apart}
          </span>
        )}
      </Anchor>
    </li>
  );
}
