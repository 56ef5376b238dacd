import type { QueueRow } from "#models/reflection/queue.ts";
import { LIMITS, type ReviewState } from "#models/shared/vocabulary.ts";
import { Anchor } from "../anchor.tsx";
import { Empty } from "../empty.tsx";
import { Pager } from "../pager.tsx";
import { Split } from "../split.tsx";
import { useTexts } from "../texts.tsx";
import { QueueList } from "./queue-list.tsx";
import { queueQuery, ReviewHead } from "./review-head.tsx";
import { reviewKeys } from "./review-keys.ts";
import { ReviewThing, type ReviewThingProps } from "./review-thing.tsx";

interface ReviewDeskProps extends Pick<ReviewThingProps, "refusal"> {
  /** What stands beside the queue; null where nothing waits. */
  review: ReviewThingProps["review"] | null;
  /** Somebody chose it: then a phone shows it instead of the queue, else the queue alone. */
  chosen?: boolean;
  rows: readonly QueueRow[];
  total: number;
  counts: readonly { state: ReviewState; count: number }[];
  concerns: number;
  part: { state: ReviewState; mine: boolean; page: number };
}

/** The queue, and one of it beside it. */
export function ReviewDesk({ review, chosen, refusal, rows, total, counts, concerns, part }: ReviewDeskProps) {
  const { review: texts } = useTexts();
  const { state, mine, page } = part;
  const query = queueQuery(state, mine, page);
  const at = rows.findIndex(({ id }) => id === review?.id);
  const to = (row: QueueRow | undefined) => row && `/review/${row.id}${query}`;
  const around = { next: to(rows[at + 1]), before: at > 0 ? to(rows[at - 1]) : undefined };
  return (
    <>
      <ReviewHead counts={counts} concerns={concerns} current={state} mine={mine} />
      {review ? (
        <Split
          shown={reviewKeys}
          label={texts.queue}
          open={chosen}
          list={
            <>
              <QueueList rows={rows} name={texts.states[state]} current={review.id} query={query} />
              <Pager
                page={page}
                size={LIMITS.page}
                total={total}
                label={texts.pages}
                to={(number) => `/review${queueQuery(state, mine, number)}`}
              />
            </>
          }
        >
          <ReviewThing
            key={review.id}
            {...{ review, query, refusal, ...around }}
            back={at < 0 ? texts.backToQueue : texts.backTo((page - 1) * LIMITS.page + at + 1, total)}
          />
        </Split>
      ) : (
        <Empty title={(mine ? texts.nothingMine : texts.nothing)[state]}>
          <p>{mine ? texts.nothingMineText : texts.nothingText}</p>
          {mine && (
            <p>
              <Anchor to={`/review${queueQuery(state, false)}`}>{texts.everybodys}</Anchor>
            </p>
          )}
        </Empty>
      )}
    </>
  );
}
