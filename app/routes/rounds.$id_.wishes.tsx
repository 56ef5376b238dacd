import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ownRound } from "#models/matching/own-round.ts";
import { addWish, dropWish, moveWish } from "#models/matching/wish-list.ts";
import { standingsOf } from "#models/matching/standing.ts";
import { wishableSessions } from "#models/matching/wishable.ts";
import { departmentNames } from "#models/people/department-list.ts";
import { Back } from "#app/components/back.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Head } from "#app/components/head.tsx";
import { useDay } from "#app/components/round/days.ts";
import { OwnOutcome } from "#app/components/round/own-outcome.tsx";
import { WishChoice } from "#app/components/round/wish-choice.tsx";
import { WishList } from "#app/components/round/wish-list.tsx";
import { useSay } from "#app/components/say.ts";
import { Section } from "#app/components/section.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useReading, useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { readCursor, writeCursor } from "#app/forms/cursor.ts";
import { readForm } from "#app/forms/form.ts";
import { readWishName, wishForm } from "#app/forms/round.ts";
import { attempt, open, refuse } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { whyNot } from "#app/server/why-not.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled({ matches }, ({ round }) => round.wishes.title(data?.round.name ?? ""));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const asked = new URL(request.url).searchParams;
  return open(async () => {
    const round = await ownRound(viewer.actor, params.id!, viewer.now);
    const departments = (await departmentNames()).filter(({ id }) => id !== round.departmentId);
    const department = departments.find(({ id }) => id === asked.get("department")) ?? null;
    const after = readCursor(asked.get("after"));
    const found = round.open
      ? await wishableSessions(viewer.id, round, department?.id, viewer.now, after)
      : { sessions: [], next: null };
    const standings = round.open ? await standingsOf(viewer.id, round, viewer.now) : [];
    return {
      round,
      standings: standings.map(({ only, ...standing }) => ({
        ...standing,
        only: only && { ...only, why: whyNot(only.prospect, viewer) },
      })),
      ...{ department, departments, later: after !== undefined, next: found.next && writeCursor(found.next) },
      sessions: found.sessions.map((session) => ({ ...session, why: whyNot(session.prospect, viewer) })),
    };
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readForm(wishForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  const own = { roundId: params.id!, personId: viewer.id };
  const wish = readWishName(form.value.wish);
  return attempt({}, viewer, async () => {
    const { actor, now } = viewer;
    const { act } = form.value;
    if (act === "add") await addWish(actor, own, wish, now);
    else if (act === "drop") await dropWish(actor, own, wish, now);
    else await moveWish(actor, own, wish, act === "up" ? -1 : 1, now);
    // Back to the same list, at the same filter.
    return redirect(`/rounds/${params.id!}/wishes${new URL(request.url).search}`);
  });
}

export default function Wishes() {
  const { round, standings, ...choice } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { round: texts, common } = useTexts();
  const { wishes: words } = texts;
  const { now } = useReading();
  const say = useSay();
  const day = useDay();
  const { name, firstDay, lastDay, wishesUntil, wishes, outcome, state } = round;
  const until = say.moment(wishesUntil);
  const closed = wishesUntil > now ? words.closedEarly : words.closed(until);
  const status = round.open ? words.until(until) : state === "withdrawn" ? words.withdrawn : closed;
  return (
    <>
      <Back to="/home">{common.nav.home}</Back>
      <Errors general={refusal?.formError ?? refusal?.errors.wish ?? refusal?.errors.act} />
      <Head title={words.title(name)} lead={`${words.lead(day(firstDay), day(lastDay))} ${outcome ? "" : status}`} />
      <Stack space="wide">
        {outcome && <OwnOutcome outcome={outcome} />}
        {!outcome && (
          <Two>
            <Section title={words.yours} note={wishes.length > 0 ? words.count(wishes.length) : undefined}>
              <WishList wishes={wishes} standings={standings} open={round.open} />
            </Section>
            <Section title={words.fair}>
              <p className="soft">{words.fairText(round.seed)}</p>
            </Section>
          </Two>
        )}
        {round.open && <WishChoice round={round} {...choice} />}
      </Stack>
    </>
  );
}
