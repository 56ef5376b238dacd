import type { Outcome } from "#models/shared/vocabulary.ts";
import { Anchor } from "../anchor.tsx";
import { Back } from "../back.tsx";
import { Icon, type IconName } from "../icon.tsx";
import { Keys } from "../keys.tsx";
import { SplitThing } from "../split.tsx";
import { useSay } from "../say.ts";
import { useTexts } from "../texts.tsx";
import { ReviewActs, type ReviewActsProps } from "./review-acts.tsx";
import { Voices, type Voice } from "./voices.tsx";

export interface ReviewThingProps extends Omit<ReviewActsProps, "heard"> {
  review: ReviewActsProps["review"] & {
    title: string;
    startsAt: Date;
    endsAt: Date;
    zone: string;
    siteName: string;
    hostName: string;
    homeName: string;
    outcome: Outcome | null;
    aim: string;
    apart: boolean;
    voices: readonly Voice[];
  };
  /** What the way back to the queue says. */
  back: string;
  next?: string | undefined;
  before?: string | undefined;
}

const icons = {
  new: "inbox",
  "in-review": "eye",
  "needs-action": "clock-exclamation",
  done: "check",
} as const satisfies Record<string, IconName>;

/** One review beside its queue: the visit, the voices, what is done with it. */
export function ReviewThing({ review, query, refusal, back, next, before }: ReviewThingProps) {
  const { review: texts, words, components } = useTexts();
  const say = useSay();
  const { title, startsAt, endsAt, zone, siteName, hostName, homeName, outcome, aim, voices, state, tags } = review;
  const whose = review.coordinators.find(({ id }) => id === review.assignee)?.name ?? "";
  const facts = [
    `${say.shortDay(startsAt, zone)}, ${say.span(startsAt, endsAt, zone)}, ${siteName}`,
    texts.hosted(hostName, homeName),
    ...(outcome ? [words.outcomes[outcome]] : []),
  ];
  return (
    <SplitThing labelledBy="thing">
      <Back to={`/review${query}`}>{back}</Back>
      <div className="section__head">
        <div>
          <h2 className="big" id="thing">
            {title}
          </h2>
          <p className="work soft">{facts.join(" · ")}</p>
          {aim && (
            <p className="work">
              {texts.aim}: “{aim}”
            </p>
          )}
        </div>
        <p className="work cluster">
          <span className="tag">
            <Icon name={icons[state]} />
            {texts.tag(texts.states[state], whose)}
          </span>
          {tags.map((tag) => (
            <span className="tag" key={tag}>
              {tag}
            </span>
          ))}
        </p>
      </div>
      <Voices voices={voices} />
      <div className="gap-above">
        <ReviewActs review={review} query={query} refusal={refusal} heard={voices.some(({ said }) => said)} />
      </div>
      <nav className="btn-row gap-above" aria-label={texts.beside}>
        {before && (
          <Anchor to={before} data-key="k">
            {components.pageBefore}
          </Anchor>
        )}
        {next && (
          <Anchor to={next} data-key="j">
            {components.pageNext}
          </Anchor>
        )}
      </nav>
      <div className="gap-above-s not-phone">
        <Keys
          of={[
            { keys: ["J"], does: texts.keys.next },
            { keys: ["K"], does: texts.keys.before },
            { keys: ["I"], does: texts.keys.improvement },
            { keys: ["A"], does: texts.keys.assign },
            { keys: ["N"], does: texts.keys.note },
            { keys: ["E"], does: texts.keys.done },
          ]}
        />
      </div>
    </SplitThing>
  );
}
