import type { DepartmentView } from "#models/people/department-view.ts";
import type { Peak } from "#models/people/peak.ts";
import { Anchor } from "../anchor.tsx";
import { Code } from "../code.tsx";
import { useSay } from "../say.ts";
import { Section } from "../section.tsx";
import { useTexts } from "../texts.tsx";
import { DepartmentFacts } from "./facts.tsx";

interface DepartmentTeamProps {
  department: DepartmentView;
  peaks: readonly Peak[];
  /** Where peak days are set, for those who may. */
  changePeaks?: string;
}

/** Its people: how they are released, how many there are, and the departments below. */
export function DepartmentTeam({ department, peaks, changePeaks }: DepartmentTeamProps) {
  const { one } = useTexts().department;
  const { number } = useSay();
  const { id, people, below } = department;
  return (
    <>
      <Section title={one.people}>
        <DepartmentFacts department={department} peaks={peaks} change={changePeaks} />
        <p className="gap-above-s">
          <Anchor to={`/people?department=${id}`}>{one.seePeople(people, number(people))}</Anchor>
        </p>
      </Section>
      {below.length > 0 && (
        <Section title={one.below}>
          <ul className="stack stack--tight">
            {below.map((lower) => (
              <li key={lower.id}>
                <Code code={lower.code} name={lower.name} />{" "}
                <Anchor to={`/departments/${lower.id}`}>{lower.name}</Anchor>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
