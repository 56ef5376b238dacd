import type { Peak } from "#models/people/peak.ts";
import { Anchor } from "./anchor.tsx";
import { useSayDays } from "./say-days.ts";
import { useReading, useTexts } from "./texts.tsx";

/** Beside the form that publishes: the department's peak days, which it leaves out, and where they are changed. */
export function PeakHint({ departmentId, peaks }: { departmentId: string; peaks: readonly Peak[] }) {
  const { pattern, department } = useTexts();
  const { locale } = useReading();
  const days = useSayDays();
  const list = new Intl.ListFormat(locale, { type: "conjunction" }).format(peaks.map(days));
  return (
    <p className="hint">
      {peaks.length === 0 ? department.peak.none : pattern.peaks(list)}{" "}
      <Anchor to={`/departments/${departmentId}/peaks`}>
        {peaks.length === 0 ? department.peak.add : pattern.changePeaks}
      </Anchor>
    </p>
  );
}
