import type { DepartmentView } from "#models/people/department-view.ts";
import { Facts } from "../facts.tsx";
import { useTexts } from "../texts.tsx";

/** Where a department is, and how its people are released. */
export function DepartmentFacts({ department }: { department: DepartmentView }) {
  const { one } = useTexts().department;
  const { release } = department;
  const mode = release.mode === "automatic" ? one.automatic : one.decided;
  return (
    <Facts
      lined
      of={[
        {
          term: one.facts.release,
          answer: release.atOnce === null ? mode : one.releaseWith(mode, one.cap(release.atOnce)),
        },
        { term: one.facts.site, answer: department.siteName },
      ]}
    />
  );
}
