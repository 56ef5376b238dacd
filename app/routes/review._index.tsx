import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countConcerns } from "#models/reflection/concerns.ts";
import { reviewQueue } from "#models/reflection/queue.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { Empty } from "#app/components/empty.tsx";
import type { Handle } from "#app/components/frame.tsx";
import { Pager } from "#app/components/pager.tsx";
import { QueueList } from "#app/components/reflection/queue-list.tsx";
import { queueQuery, ReviewHead } from "#app/components/reflection/review-head.tsx";
import { useReviewKeys } from "#app/components/reflection/use-review-keys.ts";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { queueOf } from "#app/forms/queue.ts";
import { open } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const handle: Handle = { frame: "full" };

export const meta: MetaFunction = (args) => titled(args, ({ review }) => review.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await requireCoordinator(request, context);
  const part = queueOf(request.url);
  const [queue, concerns] = await open(() => Promise.all([reviewQueue(actor, part), countConcerns(actor)]));
  return { ...queue, concerns, part };
}

export default function Review() {
  const { rows, total, counts, concerns, part } = useLoaderData<typeof loader>();
  const { review } = useTexts();
  const { state, mine, page } = part;
  const query = queueQuery(state, mine, page);
  useReviewKeys({ next: rows[0] && `/review/${rows[0].id}${query}` });
  return (
    <>
      <ReviewHead counts={counts} concerns={concerns} current={state} mine={mine} />
      {rows.length === 0 ? (
        <Empty title={review.nothing[state]}>
          <p>{review.nothingText}</p>
        </Empty>
      ) : (
        <div className="split">
          <nav className="split__list" aria-label={review.queue}>
            <QueueList rows={rows} name={review.states[state]} query={query} />
            <Pager
              page={page}
              size={LIMITS.page}
              total={total}
              label={review.pages}
              to={(to) => `/review${queueQuery(state, mine, to)}`}
            />
          </nav>
          <p className="split__thing soft">{review.choose}</p>
        </div>
      )}
    </>
  );
}
