import type { WayToVisit } from "#models/booking/ways-to-visit.ts";
import { Anchor } from "../anchor.tsx";
import type { Found } from "../found-row.tsx";
import { ProspectState } from "../found-row.tsx";
import { Empty } from "../empty.tsx";
import { Row } from "../row.tsx";
import { Rows } from "../rows.tsx";
import { useSay } from "../say.ts";
import { Section } from "../section.tsx";
import { useTexts } from "../texts.tsx";

/** A way to visit whose next date, where it has one, says why it cannot be had. */
export type Way = Omit<WayToVisit, "next"> & { next: Found | null };

interface WaysProps {
  ways: readonly Way[];
  more: number;
  deciders: readonly string[];
  /** How many dates lie ahead, and how many of them the reader can have. */
  count: number;
  free: number;
  /** Where the reader suggests a date. */
  suggest: string;
  /** It is the reader's own department. */
  own: boolean;
}

/** The plans of a department: how long, what kind, what it takes, and the next date for the reader. */
export function Ways({ ways, more, deciders, count, free, suggest, own }: WaysProps) {
  const { department, proposal } = useTexts();
  const { visit } = department;
  return (
    <Section title={visit.title} note={own ? visit.own : count > 0 ? visit.free(free, count) : visit.noDates}>
      {ways.length === 0 ? (
        <Empty title={visit.none} level={3}>
          <p>{visit.noneText}</p>
        </Empty>
      ) : (
        <Rows kind="states">
          {ways.map((way) => (
            <WayRow key={way.id} way={way} deciders={deciders} />
          ))}
        </Rows>
      )}
      {more > 0 && <p className="work soft gap-above-s">{visit.more(more)}</p>}
      {!own && (
        <p className="work gap-above-s">
          {ways.length > 0 && proposal.invite} <Anchor to={suggest}>{proposal.link}</Anchor>
        </p>
      )}
    </Section>
  );
}

function WayRow({ way, deciders }: { way: Way; deciders: readonly string[] }) {
  const { department, words } = useTexts();
  const { visit } = department;
  const say = useSay();
  const { next, clearances, askHost, places, siteName, version, dates, free } = way;
  const needs =
    clearances.length > 0 ? visit.needs(new Intl.ListFormat(say.locale).format(clearances)) : visit.nothingNeeded;
  const meta = [
    words.kinds[way.kind],
    visit.places(places, siteName),
    needs,
    askHost && visit.asksHost,
    visit.version(version),
  ];
  return (
    <Row
      time={words.shortDuration(way.minutes)}
      title={way.title}
      to={next ? `/sessions/${next.id}` : undefined}
      meta={meta.filter((one) => one !== false).join(visit.stop)}
      why={next && free === 0 && next.why}
      state={
        next ? (
          <>
            <p>{visit.next(say.moment(next.startsAt))}</p>
            <p className="soft">{visit.free(free, dates)}</p>
            {free > 0 && <ProspectState found={next} deciders={deciders} />}
          </>
        ) : (
          <span className="soft">{visit.noDate}</span>
        )
      }
    />
  );
}
