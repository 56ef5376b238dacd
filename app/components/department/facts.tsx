import type { DepartmentView } from "#models/people/department-view.ts";
import type { Peak } from "#models/people/peak.ts";
import { Anchor } from "../anchor.tsx";
import { Facts } from "../facts.tsx";
import { useSayDays } from "../say-days.ts";
import { useTexts } from "../texts.tsx";

interface DepartmentFactsProps {
  department: DepartmentView;
  peaks: readonly Peak[];
  /** Where peak days are set, for those who may. */
  change?: string;
}

/** How its people are released, until when a place here can be given back, and where it is. */
export function DepartmentFacts({ department, peaks, change }: DepartmentFactsProps) {
  const { one, peak } = useTexts().department;
  const days = useSayDays();
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
        (peaks.length > 0 || change !== undefined) && {
          term: peak.fact,
          answer: peaks.length === 0 ? peak.none : peaks.map(days).join("; "),
          act: change && <Anchor to={change}>{peaks.length === 0 ? peak.add : peak.change}</Anchor>,
        },
        { term: one.facts.site, answer: department.siteName },
      ]}
    />
  );
}
