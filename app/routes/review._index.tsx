import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countConcerns } from "#models/reflection/concerns.ts";
import { reviewPage, reviewQueue } from "#models/reflection/queue.ts";
import type { Handle } from "#app/components/frame.tsx";
import { ReviewDesk } from "#app/components/reflection/review-desk.tsx";
import { titled } from "#app/components/title.ts";
import { queueOf } from "#app/forms/queue.ts";
import { open } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const handle: Handle = { frame: "full" };

export const meta: MetaFunction = (args) => titled(args, ({ review }) => review.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await requireCoordinator(request, context);
  const part = queueOf(request.url);
  return open(async () => {
    const [queue, concerns] = await Promise.all([reviewQueue(actor, part), countConcerns(actor)]);
    const [first] = queue.rows;
    return { ...queue, concerns, part, review: first ? await reviewPage(actor, first.id) : null };
  });
}

/** The queue; where there is room, the first of it stands open beside it. */
export default function Review() {
  return <ReviewDesk {...useLoaderData<typeof loader>()} />;
}
