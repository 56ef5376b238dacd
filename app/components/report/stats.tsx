import type { Report } from "#models/reporting/report.ts";
import { LEAST } from "#models/shared/least.ts";
import { Anchor } from "../anchor.tsx";
import { useSay } from "../say.ts";
import { Stat, Stats } from "../stat.tsx";
import { useTexts } from "../texts.tsx";

interface ReportStatsProps {
  report: Report;
  /** Where the rows behind each figure are; none on paper, which shows no definition to lead to either. */
  rows?: string;
  promised?: string;
  people?: string;
  answered?: string;
}

/** The figures at the top, each with how many it rests on and where its rows or its definition are. */
export function ReportStats({ report, rows, promised, people, answered }: ReportStatsProps) {
  const { report: words } = useTexts();
  const { stats } = words;
  const { number } = useSay();
  const { visits, promise, coverage, reflected } = report;
  const few = (of: number) => (of === 0 ? words.nothingYet : words.fewText(LEAST));
  const shown = (percent: number | null, unit: string) =>
    percent === null ? { figure: "–", unit: undefined } : { figure: number(percent), unit };
  return (
    <Stats>
      <Stat
        name={stats.visits}
        figure={number(visits.held)}
        how={
          <>
            {stats.visitsHow(number(visits.before))} {rows && <Anchor to={rows}>{stats.rows}</Anchor>}
          </>
        }
      />
      <Stat
        name={stats.promise}
        {...shown(promise.all.percent, "%")}
        how={
          <>
            {stats.promiseHow(number(promise.all.of))}{" "}
            {promise.all.percent === null
              ? few(promise.all.of)
              : rows && <Anchor to="#promise">{stats.definition}</Anchor>}{" "}
            {promised && promise.all.of > 0 && <Anchor to={promised}>{stats.rows}</Anchor>}
          </>
        }
      />
      <Stat
        name={stats.trained}
        {...shown(coverage.all.percent, stats.trainedUnit(number(coverage.all.of)))}
        how={
          <>
            {stats.trainedHow} {rows && <Anchor to="#coverage">{stats.definition}</Anchor>}{" "}
            {people && <Anchor to={people}>{stats.rows}</Anchor>}
          </>
        }
      />
      <Stat
        name={stats.reflected}
        {...shown(reflected.all.percent, "%")}
        how={
          <>
            {stats.reflectedHow(number(reflected.all.of))}{" "}
            {reflected.all.percent === null
              ? few(reflected.all.of)
              : rows && <Anchor to="#reflected">{stats.definition}</Anchor>}{" "}
            {answered && reflected.all.of > 0 && <Anchor to={answered}>{stats.rows}</Anchor>}
          </>
        }
      />
    </Stats>
  );
}
