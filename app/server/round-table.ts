import { placementsToExport } from "#models/matching/placement-list.ts";
import { getRound } from "#models/matching/round-step.ts";
import { sayReasons } from "#models/shared/reasons.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { localClock, localDate } from "#models/shared/time.ts";
import { csvOf } from "./csv.ts";
import type { Viewer } from "./viewer.ts";

/** The placements of a round as CSV, those without a place with a sentence for each wish; and the name of the file. */
export async function placementTable(roundId: string, viewer: Viewer): Promise<{ name: string; text: string }> {
  const texts = textsFor(viewer.language);
  const { preview, file } = texts.round;
  const { zone, locale } = viewer;
  const rows: (string | number)[][] = [
    [preview.person, texts.report.department, file.state, file.session, file.when, preview.wish, file.decided, file.reasons], // prettier-ignore
  ];
  for await (const { person, department, state, session, rank, answers, decided } of placementsToExport(
    viewer.actor,
    roundId,
  ))
    // prettier-ignore
    rows.push([
      ...[person.name, department.name, file.states[state], session?.title ?? ""],
      session ? `${localDate(session.startsAt, session.zone)} ${localClock(session.startsAt, session.zone)}` : "",
      ...[rank ?? "", decided === "" ? "" : preview[decided]],
      answers
        .map(({ rank: wish, title, why }) => {
          const said = sayReasons(why, { texts, locale, zone });
          return `${preview.answer(texts.times.ordinal(wish), title)} ${said}`;
        })
        .join(" "),
    ]);
  const { firstDay, lastDay } = await getRound(roundId);
  return { name: `${file.name}-${firstDay}-${lastDay}`, text: csvOf(rows) };
}
