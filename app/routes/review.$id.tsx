import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { countConcerns } from "#models/reflection/concerns.ts";
import { reviewPage, reviewQueue } from "#models/reflection/queue.ts";
import { assignReview, moveReview, noteReview, tagReview } from "#models/reflection/review.ts";
import { DomainError } from "#models/errors.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Errors } from "#app/components/errors.tsx";
import type { Handle } from "#app/components/frame.tsx";
import { ReviewDesk } from "#app/components/reflection/review-desk.tsx";
import { titled } from "#app/components/title.ts";
import { reviewLabels } from "#app/forms/labels/reflection.ts";
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
  const refusal = useActionData<typeof action>();
  return (
    <>
      {refusal && <Errors fields={refusal.errors} labels={reviewLabels} general={refusal.formError ?? undefined} />}
      <ReviewDesk {...useLoaderData<typeof loader>()} chosen refusal={refusal} />
    </>
  );
}
