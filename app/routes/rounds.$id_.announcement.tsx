import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { announceRound } from "#models/matching/announce.ts";
import { roundView } from "#models/matching/round-view.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Back } from "#app/components/back.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Head } from "#app/components/head.tsx";
import { AnnounceForm } from "#app/components/round/announce-form.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { announceLabels } from "#app/forms/labels/programme.ts";
import { readForm } from "#app/forms/form.ts";
import { announceForm } from "#app/forms/round.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled({ matches }, ({ round }) => round.announce.pageTitle(data?.round.name ?? ""));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor } = await requireCoordinator(request, context);
  return { round: await open(() => roundView(actor, params.id!)) };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const form = readForm(announceForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    await announceRound(viewer.actor, params.id!, form.value, viewer.now);
    return redirectWithFlash(context, `/rounds/${params.id!}`, textsFor(viewer.language).round.announce.done);
  });
}

export default function Announce() {
  const { round } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { announce } = useTexts().round;
  const { id, name, state, figures, announcing } = round;
  const over = state === "announcing" || state === "announced";
  const title = over ? announce.already(announcing.byName) : announce.notYet;
  return (
    <>
      <Back to={`/rounds/${id}`}>{name}</Back>
      <Errors
        fields={refusal?.errors}
        labels={announceLabels(figures?.placed ?? 0)}
        general={refusal?.formError ?? undefined}
      />
      {state === "matched" && figures ? (
        <>
          <Head title={announce.pageTitle(name)} />
          <AnnounceForm round={{ ...round, figures }} errors={refusal?.errors} typed={refusal?.typed} />
        </>
      ) : (
        <>
          <Head title={title} lead={over ? announce.alreadyText : announce.notYetText} />
          <ButtonLink to={`/rounds/${id}`}>{announce.back}</ButtonLink>
        </>
      )}
    </>
  );
}
