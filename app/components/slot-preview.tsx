import type { PatternDate } from "#models/programme/pattern.ts";
import { startOfDay } from "#models/shared/time.ts";
import { Preview } from "./preview.tsx";
import { useSay } from "./say.ts";
import { sayProblem } from "./say-problem.ts";
import { Section } from "./section.tsx";
import { useTexts } from "./texts.tsx";

interface SlotPreviewProps {
  /** Null while nothing was asked about, or not yet what can be shown. */
  date: PatternDate | null;
  zone: string;
  places: string;
  meetingPoint: string;
}

/** One date as it will be, beside its form: what is worth a look, and what stands in the way. */
export function SlotPreview({ date, zone, places, meetingPoint }: SlotPreviewProps) {
  const { pattern, plan } = useTexts();
  return (
    <Section title={pattern.preview}>
      <div aria-live="polite">
        {date ? (
          <DateRow date={date} {...{ zone, places, meetingPoint }} />
        ) : (
          <p className="work soft">{plan.publishing.nothing}</p>
        )}
      </div>
    </Section>
  );
}

function DateRow({ date: shown, zone, places, meetingPoint }: SlotPreviewProps & { date: PatternDate }) {
  const { pattern, plan } = useTexts();
  const say = useSay();
  const { date, startsAt, endsAt, problem, clash, tight } = shown;
  const at = startsAt ?? startOfDay(date, zone);
  const why = problem && pattern.alone(sayProblem(pattern, problem, clash));
  const heed = problem === "closed-day" || problem === "peak-day" || problem === "time-twice";
  return (
    <Preview
      rows={[
        {
          ...{ at, zone, leftOut: problem !== null && ["past", "too-far-ahead", "no-such-time"].includes(problem) },
          what: startsAt && endsAt ? say.span(startsAt, endsAt, zone) : say.day(at, zone),
          note: plan.publishing.at(pattern.places(Number(places)), meetingPoint),
          heed: heed ? why : tight && pattern.tight[tight.side](tight.title, say.clock(tight.at, zone)),
          clash: heed ? undefined : why,
        },
      ]}
    />
  );
}
