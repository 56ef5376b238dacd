import { REVIEW_STATES, type ReviewState } from "#models/shared/vocabulary.ts";
import { Head } from "../head.tsx";
import { SwitchView } from "../switchview.tsx";
import { Tabs } from "../tabs.tsx";
import { useTexts } from "../texts.tsx";

interface ReviewHeadProps {
  counts: readonly { state: ReviewState; count: number }[];
  /** How many concerns wait for this reader. */
  concerns: number;
  current: ReviewState | "concerns";
  mine: boolean;
}

/** The address of a part of the queue, as its query. */
export const queueQuery = (state: ReviewState, mine: boolean, page = 1): string => {
  const query = new URLSearchParams();
  if (state !== "new") query.set("state", state);
  if (mine) query.set("whose", "mine");
  if (page > 1) query.set("page", String(page));
  const text = query.toString();
  return text && `?${text}`;
};

/** The head of the coordinators' review: whose, and the states with their counts; concerns are a tab of their own. */
export function ReviewHead({ counts, concerns, current, mine }: ReviewHeadProps) {
  const { review, concern } = useTexts();
  const countOf = (state: ReviewState) => counts.find((one) => one.state === state)?.count ?? 0;
  const state = current === "concerns" ? "new" : current;
  return (
    <>
      <Head
        title={
          <>
            {/* The own ones are no measure of what is new. */}
            {review.title} {!mine && <span className="soft">{review.count(countOf("new"))}</span>}
          </>
        }
        acts={
          current !== "concerns" && (
            <SwitchView
              label={review.whose}
              views={[
                { to: `/review${queueQuery(state, true)}`, text: review.mine, icon: "user", current: mine },
                { to: `/review${queueQuery(state, false)}`, text: review.all, icon: "users", current: !mine },
              ]}
            />
          )
        }
      />
      <Tabs
        label={review.parts}
        tabs={[
          ...REVIEW_STATES.map((one) => ({
            to: `/review${queueQuery(one, mine)}`,
            text: review.states[one],
            ...(one !== "done" && { count: countOf(one) }),
            current: one === current,
          })),
          {
            to: "/concerns",
            text: concern.title,
            icon: "lock" as const,
            count: concerns,
            current: current === "concerns",
          },
        ]}
      />
    </>
  );
}
