import type { DepartmentView } from "#models/people/department-view.ts";
import { Facts } from "../facts.tsx";
import { useTexts } from "../texts.tsx";

/** How its people are released, until when a place here can be given back, and where it is. */
export function DepartmentFacts({ department }: { department: DepartmentView }) {
  const { one } = useTexts().department;
  const { release, noticeHours } = department;
  const mode = release.mode === "automatic" ? one.automatic : one.decided;
  return (
    <Facts
      lined
      of={[
        {
          term: one.facts.release,
          answer: release.atOnce === null ? mode : one.releaseWith(mode, one.cap(release.atOnce)),
        },
        { term: one.facts.notice, answer: noticeHours === 0 ? one.noticeStart : one.notice(noticeHours) },
        { term: one.facts.site, answer: department.siteName },
      ]}
    />
  );
}
