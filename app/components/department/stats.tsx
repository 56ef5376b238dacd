import type { DepartmentFigures } from "#models/reporting/department-figures.ts";
import { LEAST } from "#models/shared/least.ts";
import { Facts } from "../facts.tsx";
import { More } from "../more.tsx";
import { useSay } from "../say.ts";
import { Stat, Stats } from "../stat.tsx";
import { useTexts } from "../texts.tsx";

interface DepartmentStatsProps {
  figures: DepartmentFigures;
  /** Working hours within which it promises to answer, and whether anybody is asked at all. */
  promiseHours: number;
  decided: boolean;
}

/** What a visitor may count on, in figures, each with how many it rests on; and how they are counted. */
export function DepartmentStats({ figures, promiseHours, decided }: DepartmentStatsProps) {
  const { department, words } = useTexts();
  const texts = department.figures;
  const { number, tenth } = useSay();
  const { promise, answers, recommend, observed } = figures;
  const few = (of: number) => (of === 0 ? texts.nothing : texts.few(number(of), LEAST));
  const definitions = (["promise", "answers", "recommend", "observed"] as const).map((one) => ({
    term: texts[one],
    answer: texts.definitions[one],
  }));
  return (
    <>
      <Stats>
        <Stat
          name={texts.promise}
          {...(promise.percent === null
            ? { figure: "–", how: few(promise.of) }
            : {
                figure: number(promise.percent),
                unit: "%",
                how: texts.promiseHow(number(promise.count), number(promise.of)),
              })}
        />
        <Stat
          name={texts.answers}
          figure={answers.minutes === null ? "–" : words.duration(answers.minutes)}
          how={
            answers.of === 0 && !decided ? (
              texts.atOnce
            ) : (
              <>
                {texts.answersHow(promiseHours)}
                <br />
                {answers.minutes === null ? few(answers.of) : texts.answersOf(answers.of, number(answers.of))}
              </>
            )
          }
        />
        <Stat
          name={texts.recommend}
          {...(recommend.rating === null
            ? { figure: "–", how: few(recommend.of) }
            : {
                figure: tenth(recommend.rating),
                unit: texts.ofFive,
                how: texts.recommendHow(recommend.of, number(recommend.of)),
              })}
        />
        <Stat
          name={texts.observed}
          figure={number(observed.people)}
          unit={texts.observedUnit(observed.people)}
          how={
            observed.people === 0
              ? texts.noVisits
              : texts.observedHow(observed.departments, number(observed.departments))
          }
        />
      </Stats>
      <More title={texts.counted}>
        <Facts lined of={definitions} />
      </More>
    </>
  );
}
