import type { PatternDate } from "#models/programme/pattern.ts";
import { startOfDay } from "#models/shared/time.ts";
import { toggled } from "#app/forms/pattern.ts";
import { Anchor } from "./anchor.tsx";
import { ButtonNote } from "./button.tsx";
import { Form, Submit } from "./form.tsx";
import { Note } from "./note.tsx";
import { Preview } from "./preview.tsx";
import { Section } from "./section.tsx";
import { useSay } from "./say.ts";
import { sayProblem } from "./say-problem.ts";
import { useTexts } from "./texts.tsx";

export interface PreviewDate extends PatternDate {
  /** Will be published. */
  chosen: boolean;
}

interface PatternPreviewProps {
  dates: readonly PreviewDate[];
  /** What the fields say, to be sent along. */
  fields: readonly (readonly [string, string])[];
  /** The address's own query, and the page that publishes a single date. */
  search: string;
  single: string;
  zone: string;
  places: number;
  /** How many people hear of new dates by letter. */
  followers: number;
  once: string;
}

/** What keeps a date from being published at all; the others can be taken in. */
const hopeless: readonly (PatternDate["problem"] | null)[] = [
  "past",
  "too-far-ahead",
  "no-such-time",
  "time-twice",
  "published-already",
];

/** Every date as it will be, each taken in or left out by a link, and the button that states both numbers. */
export function PatternPreview({ dates, fields, search, single, zone, places, followers, once }: PatternPreviewProps) {
  const { pattern, following } = useTexts();
  const chosen = dates.filter((date) => date.chosen);
  const out = dates.length - chosen.length;
  const clashing = dates.filter((date) => !date.chosen && date.problem === "host-busy").length;
  const rowOf = useRow({ search, single, zone, places });
  return (
    <Section title={pattern.preview} note={<output>{pattern.ready(chosen.length, clashing, out - clashing)}</output>}>
      <Preview rows={dates.map(rowOf)} />
      {chosen.length === 0 ? (
        <Note kind="spot">{pattern.noneLeft}</Note>
      ) : (
        <Form once={once} spaced="stack" className="gap-above-s">
          {fields.map(([name, value]) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
          ))}
          {chosen.map(({ date }) => (
            <input key={date} type="hidden" name="chosen" value={date} />
          ))}
          <div>
            <Submit doing={pattern.doing}>{pattern.press(chosen.length, out)}</Submit>
          </div>
          <ButtonNote>
            {pattern.follows} {following.heard(followers)}
          </ButtonNote>
        </Form>
      )}
    </Section>
  );
}

function useRow({ search, single, zone, places }: Pick<PatternPreviewProps, "search" | "single" | "zone" | "places">) {
  const { pattern } = useTexts();
  const say = useSay();
  return ({ date, startsAt, endsAt, problem, clash, tight, chosen }: PreviewDate) => {
    const at = startsAt ?? startOfDay(date, zone);
    const what = startsAt && endsAt ? say.span(startsAt, endsAt, zone) : say.day(at, zone);
    const why = problem && sayProblem(pattern, problem, clash);
    const clashes = why && problem === "host-busy";
    const act =
      problem === "time-twice" ? (
        <Anchor to={`${single}?date=${date}`}>{pattern.single}</Anchor>
      ) : hopeless.includes(problem) ? undefined : (
        <Anchor to={toggled(search, date, chosen)} stay>
          {chosen ? pattern.leaveOut : pattern.takeIn}
          <span className="sr"> {say.day(at, zone)}</span>
        </Anchor>
      );
    return {
      ...{ at, zone, what, act, leftOut: !chosen },
      note: chosen ? pattern.places(places) : clashes ? undefined : pattern.out(why || pattern.byYou),
      clash: clashes ? (chosen ? pattern.alone(why) : pattern.out(why)) : undefined,
      heed: !chosen
        ? undefined
        : why && (problem === "closed-day" || problem === "peak-day")
          ? pattern.alone(why)
          : tight && pattern.tight[tight.side](tight.title, say.clock(tight.at, zone)),
    };
  };
}
