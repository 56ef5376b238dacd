import type { RoundView } from "#models/matching/round-view.ts";
import { usePercent, useShare } from "./percent.ts";
import { useSay } from "../say.ts";
import { Stat, Stats } from "../stat.tsx";
import { useTexts } from "../texts.tsx";

type Figures = NonNullable<RoundView["figures"]>;

interface PreviewStatsProps {
  figures: Figures;
  /** Something changed between the preview and the announcement: plan, bound and comparison are the preview's. */
  repaired: boolean;
}

/** What a preview says first: how many got what, who had waited, and how good it is. */
export function PreviewStats({ figures, repaired }: PreviewStatsProps) {
  const { preview } = useTexts().round;
  const { number } = useSay();
  const percent = usePercent();
  const share = useShare();
  const { people, placed, first, secondOrThird, waited, waitedPlaced, firstCome, value, bound } = figures;
  const of = (count: number) => share(count, people);
  return (
    <Stats>
      <Stat
        name={preview.got}
        figure={number(placed)}
        unit={preview.ofPeople(people, number(people))}
        how={(repaired ? preview.gotHowSince : preview.gotHow)(of(placed), of(firstCome))}
      />
      <Stat name={preview.first} figure={of(first)} how={preview.firstHow(of(first + secondOrThird))} />
      <Stat
        name={preview.waited}
        figure={number(waitedPlaced)}
        unit={waited > 0 && preview.ofWaited(number(waited))}
        how={waited > 0 ? preview.waitedHow : preview.nobodyWaited}
      />
      {bound !== null && bound > 0 ? (
        <Stat
          name={repaired ? preview.gapSince : preview.gap}
          figure={percent(Math.max(0, bound - value) / bound, 2)}
          how={`${repaired ? preview.valueSince : preview.value} ${number(value)}, ${preview.gapHow(number(bound))}`}
        />
      ) : (
        <Stat name={repaired ? preview.valueSince : preview.value} figure={number(value)} how={preview.valueHow} />
      )}
      <Stat
        name={preview.off}
        figure={number(figures.calledOff)}
        unit={preview.ofSessions(number(figures.sessions))}
        how={preview.offHow}
      />
    </Stats>
  );
}
