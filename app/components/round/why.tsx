import type { PlacementLine } from "#models/matching/placement-list.ts";
import { sayReasons } from "#models/shared/reasons.ts";
import { useReading, useTexts } from "../texts.tsx";

/** For each wish that brought nothing: what stopped it. And what became of the preview's place, where it was lost. */
export function Why({ line: { answers, change, before, decided } }: { line: PlacementLine }) {
  const texts = useTexts();
  const { zone, locale } = useReading();
  const { preview } = texts.round;
  return (
    <>
      {change !== "" && (
        <p>
          {change === "added"
            ? preview.added
            : preview.lost(before, change === "person-left" ? texts.round.reasons["person-left"]() : "")}
        </p>
      )}
      {decided !== "" && <p className="soft">{preview[decided]}</p>}
      {answers.map(({ rank, title, why }) => (
        <p key={rank}>
          <span className="soft">{preview.answer(texts.times.ordinal(rank), title)}</span>{" "}
          {sayReasons(why, { texts, locale, zone })}
        </p>
      ))}
    </>
  );
}
