import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { startMatching } from "#models/matching/matching.ts";
import { closeRound, discardPreview, withdrawRound } from "#models/matching/round-step.ts";
import { roundView } from "#models/matching/round-view.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Back } from "#app/components/back.tsx";
import { ButtonLink, Buttons } from "#app/components/button.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { attempt, closedDoor, open, redirectWithFlash } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

/** The small steps of a round, each a page that asks and a press that does. */
const STEPS = ["matching", "closure", "discarding", "withdrawal"] as const;
type Step = (typeof STEPS)[number];

const stepOf = (name: string | undefined): Step => {
  const step = STEPS.find((one) => one === name);
  if (!step) throw closedDoor("not-found");
  return step;
};

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled({ matches }, ({ round }) => (data ? round.steps[data.step].title(data.name) : round.list.title));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor } = await requireCoordinator(request, context);
  const step = stepOf(params.step);
  const { id, name } = await open(() => roundView(actor, params.id!));
  return { id, name, step };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const step = stepOf(params.step);
  const verbs = { matching: startMatching, closure: closeRound, discarding: discardPreview, withdrawal: withdrawRound };
  return attempt({}, viewer, async () => {
    await verbs[step](viewer.actor, params.id!, viewer.now);
    return redirectWithFlash(context, `/rounds/${params.id!}`, textsFor(viewer.language).round.steps[step].done);
  });
}

export default function RoundStep() {
  const { id, name, step } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { steps } = useTexts().round;
  const words = steps[step];
  return (
    <>
      <Back to={`/rounds/${id}`}>{name}</Back>
      <Errors general={refusal?.formError ?? undefined} />
      <Head title={words.title(name)} />
      <Form>
        <p className="work">{words.text}</p>
        <Buttons>
          <Submit doing={words.pressing} kind={step === "withdrawal" ? "no" : "filled"}>
            {words.press}
          </Submit>
          <ButtonLink to={`/rounds/${id}`} kind="quiet">
            {steps.keep}
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}
