import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { countConcerns } from "#models/reflection/concerns.ts";
import { reviewPage, reviewQueue } from "#models/reflection/queue.ts";
import { assignReview, moveReview, noteReview, tagReview } from "#models/reflection/review.ts";
import { DomainError } from "#models/errors.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { Errors } from "#app/components/errors.tsx";
import type { Handle } from "#app/components/frame.tsx";
import { Pager } from "#app/components/pager.tsx";
import { QueueList } from "#app/components/reflection/queue-list.tsx";
import { queueQuery, ReviewHead } from "#app/components/reflection/review-head.tsx";
import { ReviewThing } from "#app/components/reflection/review-thing.tsx";
import { useReviewKeys } from "#app/components/reflection/use-review-keys.ts";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { readForm } from "#app/forms/form.ts";
import { queueOf } from "#app/forms/queue.ts";
import { reviewForm } from "#app/forms/reflection.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const handle: Handle = { frame: "full" };

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled({ matches }, ({ review }) => `${review.title}: ${data?.review.title ?? ""}`);

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { actor } = await requireCoordinator(request, context);
  const part = queueOf(request.url);
  const [review, queue, concerns] = await open(() =>
    Promise.all([reviewPage(actor, params.id!), reviewQueue(actor, part), countConcerns(actor)]),
  );
  return { review, ...queue, concerns, part };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const { actor, now, language } = viewer;
  const form = readForm(reviewForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  const { press, version, assignee = "", tags, note } = form.value;
  const seen = { reviewId: params.id!, version };
  const { review: texts } = textsFor(language);
  const here = `/review/${params.id!}${new URL(request.url).search}`;
  const say = (sentence: string) => redirectWithFlash(context, here, sentence);
  return attempt(form.typed, viewer, async () => {
    if (press === "take" || press === "assign") {
      if (press === "assign" && !/^[0-9a-f]{24}$/.test(assignee))
        throw new DomainError("no-coordinator", {}, "assignee");
      await assignReview(actor, seen, press === "take" ? actor.id : assignee, now);
      return say(texts.said.assigned);
    }
    if (press === "tag") {
      await tagReview(actor, seen, tags.split(","), now);
      return say(texts.said.tagged);
    }
    if (press === "note") {
      if (note === "") throw new DomainError("word-missing", {}, "note");
      await noteReview(actor, params.id!, note, now);
      return say(texts.said.noted);
    }
    await moveReview(actor, seen, press, now);
    return say(texts.said.moved(texts.states[press]));
  });
}

export default function ReviewOne() {
  const { review, rows, total, counts, concerns, part } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { review: texts } = useTexts();
  const { state, mine, page } = part;
  const query = queueQuery(state, mine, page);
  const at = rows.findIndex(({ id }) => id === review.id);
  const to = (row: (typeof rows)[number] | undefined) => row && `/review/${row.id}${query}`;
  useReviewKeys({
    next: to(rows[at + 1]),
    before: at > 0 ? to(rows[at - 1]) : undefined,
    improve: `/review/${review.id}/improvement`,
  });
  return (
    <>
      {refusal && <Errors fields={refusal.errors} general={refusal.formError ?? undefined} />}
      <ReviewHead counts={counts} concerns={concerns} current={state} mine={mine} />
      <div className="split split--open">
        <nav className="split__list" aria-label={texts.queue}>
          <QueueList rows={rows} name={texts.states[state]} current={review.id} query={query} />
          <Pager
            page={page}
            size={LIMITS.page}
            total={total}
            label={texts.pages}
            to={(number) => `/review${queueQuery(state, mine, number)}`}
          />
        </nav>
        <ReviewThing
          review={review}
          query={query}
          refusal={refusal}
          back={at < 0 ? texts.backToQueue : texts.backTo((page - 1) * LIMITS.page + at + 1, total)}
          next={to(rows[at + 1])}
          before={at > 0 ? to(rows[at - 1]) : undefined}
        />
      </div>
    </>
  );
}
