import { Fragment } from "react";
import type { Dependence } from "#models/people/dependence.ts";
import { Anchor } from "../anchor.tsx";
import { Code } from "../code.tsx";
import { Section } from "../section.tsx";
import { useSay } from "../say.ts";
import { useTexts } from "../texts.tsx";

/** So many pairs that never met are named. */
const MOST_NAMED = 3;

interface DependsProps {
  name: string;
  code: string;
  on: readonly Dependence[];
  by: readonly Dependence[];
  /** How many visits took place both ways, by department. */
  visits: Readonly<Record<string, number>>;
  /** The reader's own department. */
  reader: string;
  /** Where it is changed, for those who may. */
  change?: string;
}

/** The map of who depends on whom: both lists, and on a wide page the lines that join them. */
export function Depends({ name, code, on, by, visits, reader, change }: DependsProps) {
  const { depend } = useTexts().department;
  return (
    <Section title={depend.title} note={change && <Anchor to={change}>{depend.change}</Anchor>}>
      <div className="depends">
        <Side title={depend.on} of={on} none={depend.nothingOn} visits={visits} />
        <div className="depends__self">
          <Lines on={on} by={by} visits={visits} />
          <Code code={code} name={name} />
        </div>
        <Side title={depend.by} of={by} none={depend.nothingBy} visits={visits} />
      </div>
      {on.length + by.length > 0 && (
        <p className="work soft gap-above-s">
          {depend.counted} <NeverMet of={[...on, ...by]} visits={visits} reader={reader} />
        </p>
      )}
    </Section>
  );
}

/** With whom there was no visit: a date can be suggested to each but the reader's own department. */
function NeverMet({ of, visits, reader }: { of: readonly Dependence[] } & Pick<DependsProps, "visits" | "reader">) {
  const { proposal } = useTexts();
  const strangers = new Map(of.filter(({ id }) => !visits[id] && id !== reader).map((other) => [other.id, other]));
  return [...strangers.values()].slice(0, MOST_NAMED).map(({ id, name }) => (
    <Fragment key={id}>
      {proposal.never(name)}
      <Anchor to={`/departments/${id}/proposal`} aria-label={proposal.title(name)}>
        {proposal.suggest}
      </Anchor>
      {". "}
    </Fragment>
  ));
}

interface SideProps extends Pick<DependsProps, "visits"> {
  title: string;
  of: readonly Dependence[];
  none: string;
}

function Side({ title, of, none, visits }: SideProps) {
  const { depend } = useTexts().department;
  const { number } = useSay();
  return (
    <div>
      <h3>{title}</h3>
      {of.length === 0 && <p className="work soft">{none}</p>}
      <ol>
        {of.map(({ id, name, code, why }) => (
          <li key={id}>
            <Code code={code} name={name} />
            <div>
              <Anchor to={`/departments/${id}`}>{name}</Anchor>
              <br />
              <span className="soft">{why}</span>
            </div>
            <span className="num soft">{depend.visits(visits[id] ?? 0, number(visits[id] ?? 0))}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** One curve a row, from its middle to ours: the more visits, the thicker; dashed where there were none. */
function Lines({ on, by, visits }: Pick<DependsProps, "on" | "by" | "visits">) {
  const rows = Math.max(on.length, by.length, 1);
  const most = Math.max(...[...on, ...by].map(({ id }) => visits[id] ?? 0), 1);
  const kind = (id: string): string | undefined => {
    const share = (visits[id] ?? 0) / most;
    return share === 0 ? "never" : share > 2 / 3 ? "strong" : share > 1 / 5 ? "mid" : undefined;
  };
  const middle = (row: number): number => Math.round(((row + 0.5) * 200) / rows);
  return (
    <svg viewBox="0 0 100 200" preserveAspectRatio="none" aria-hidden="true">
      {on.map(({ id }, row) => (
        <path key={`on${id}`} className={kind(id)} d={`M0 ${middle(row)} C 30 ${middle(row)}, 20 100, 50 100`} />
      ))}
      {by.map(({ id }, row) => (
        <path key={`by${id}`} className={kind(id)} d={`M50 100 C 80 100, 70 ${middle(row)}, 100 ${middle(row)}`} />
      ))}
    </svg>
  );
}
