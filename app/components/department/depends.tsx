import type { Dependence } from "#models/people/dependence.ts";
import { Anchor } from "../anchor.tsx";
import { Code } from "../code.tsx";
import { Section } from "../section.tsx";
import { useTexts } from "../texts.tsx";

interface DependsProps {
  name: string;
  code: string;
  on: readonly Dependence[];
  by: readonly Dependence[];
  /** Where it is changed, for those who may. */
  change?: string;
}

/** The map of who depends on whom: both lists, and on a wide page the lines that join them. */
export function Depends({ name, code, on, by, change }: DependsProps) {
  const { depend } = useTexts().department;
  return (
    <Section title={depend.title} note={change && <Anchor to={change}>{depend.change}</Anchor>}>
      <div className="depends">
        <Side title={depend.on} of={on} none={depend.nothingOn} />
        <div className="depends__self">
          <Lines on={on.length} by={by.length} />
          <Code code={code} name={name} />
        </div>
        <Side title={depend.by} of={by} none={depend.nothingBy} />
      </div>
    </Section>
  );
}

function Side({ title, of, none }: { title: string; of: readonly Dependence[]; none: string }) {
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
          </li>
        ))}
      </ol>
    </div>
  );
}

/** One curve a row, from its middle to ours. */
function Lines({ on, by }: { on: number; by: number }) {
  const rows = Math.max(on, by, 1);
  const middle = (row: number): number => Math.round(((row + 0.5) * 200) / rows);
  const each = (count: number): number[] => Array.from({ length: count }, (_, row) => middle(row));
  return (
    <svg viewBox="0 0 100 200" preserveAspectRatio="none" aria-hidden="true">
      {each(on).map((y) => (
        <path key={`on${y}`} className="mid" d={`M0 ${y} C 30 ${y}, 20 100, 50 100`} />
      ))}
      {each(by).map((y) => (
        <path key={`by${y}`} className="mid" d={`M50 100 C 80 100, 70 ${y}, 100 ${y}`} />
      ))}
    </svg>
  );
}
