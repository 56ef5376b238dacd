import type { DepartmentView } from "#models/people/department-view.ts";
import { Anchor } from "../anchor.tsx";
import { ButtonLink } from "../button.tsx";
import { Code } from "../code.tsx";
import { FollowButton } from "../follow-button.tsx";
import { Head } from "../head.tsx";
import { useSay } from "../say.ts";
import { useTexts } from "../texts.tsx";

interface DepartmentHeadProps {
  department: DepartmentView;
  /** How many dates the reader could look at, and where they stand. */
  count: number;
  all: string;
  /** Whether the reader hears of its new dates; null where there is nothing for them, as of the own department. */
  following: boolean | null;
  /** May appoint people and change settings. */
  may: boolean;
}

/** Where a department belongs, its name, what it does, and what the reader can do about it. */
export function DepartmentHead({ department, count, all, following, may }: DepartmentHeadProps) {
  const { one, visit } = useTexts().department;
  const { number } = useSay();
  const { id, name, code, parent, siteName, about } = department;
  return (
    <Head
      over={
        parent ? (
          <>
            <Anchor to={`/departments/${parent.id}`}>{parent.name}</Anchor> · {siteName}
          </>
        ) : (
          siteName
        )
      }
      title={
        <>
          {name} <Code code={code} name={name} />
        </>
      }
      lead={about || one.noAbout}
      acts={
        <>
          {count > 0 && <ButtonLink to={all}>{visit.seeAll(count, number(count))}</ButtonLink>}
          {following !== null && <FollowButton department={department} following={following} from="department" />}
          {may && (
            <>
              <ButtonLink to={`/departments/${id}/appointments`} kind="second" icon="user-plus">
                {one.appointments}
              </ButtonLink>
              <ButtonLink to={`/departments/${id}/settings`} kind="second" icon="settings">
                {one.settings}
              </ButtonLink>
            </>
          )}
        </>
      }
    />
  );
}
