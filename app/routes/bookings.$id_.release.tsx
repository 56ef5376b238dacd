import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decisionFor } from "#models/booking/deciding.ts";
import { declineBooking, releaseBooking } from "#models/booking/release.ts";
import { DomainError } from "#models/errors.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { sayDay } from "#models/shared/time.ts";
import { Back } from "#app/components/back.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Head } from "#app/components/head.tsx";
import { ReleaseAnswer } from "#app/components/release-answer.tsx";
import { ReleaseFacts } from "#app/components/release-facts.tsx";
import { useSay } from "#app/components/say.ts";
import { Stack } from "#app/components/stack.tsx";
import { TeamThen } from "#app/components/team-then.tsx";
import { useReading, useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { releaseLabels } from "#app/forms/labels/booking.ts";
import { releaseForm } from "#app/forms/booking.ts";
import { readForm } from "#app/forms/form.ts";
import { attempt, open, redirectWithFlash, refuse, sentenceOf } from "#app/server/respond.ts";
import { requireViewer, type Viewer } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled({ matches }, ({ release }) => release.title(data?.decision.person.name ?? "", data?.day ?? ""));

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { actor, now, locale, roles } = await requireViewer(request, context);
  const decision = await open(() => decisionFor(actor, params.id!, now));
  const back = roles.includes("team")
    ? ("team" as const)
    : roles.includes("hosting")
      ? ("hosting" as const)
      : ("home" as const);
  return { decision, back, day: sayDay(decision.away.from, decision.person.zone, locale, now) };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { actor, now, language, roles } = viewer;
  const form = readForm(releaseForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  const { release } = textsFor(language);
  const back = roles.includes("team") ? "/team" : "/home";
  return attempt(form.typed, viewer, async () => {
    const { person } = await decisionFor(actor, params.id!, now);
    if (form.value.answer === "decline") {
      const { reason, alternative } = form.value;
      await declineBooking(actor, params.id!, { reason, alternative }, now);
      return redirectWithFlash(context, back, release.declined(person.name));
    }
    const state = await releaseBooking(actor, params.id!, now).catch((error: unknown) => {
      throw error instanceof DomainError ? toDecider(error, person.name, viewer) : error;
    });
    const said = state === "booked" ? release.released(person.name) : release.agreed(person.name);
    return redirectWithFlash(context, back, said);
  });
}

/** Refusals that speak to who decides; all others are the rules', which speak to who would be away. */
const TO_DECIDER: readonly string[] = [
  "not-found",
  "not-allowed",
  "already-answered",
  "session-cancelled",
  "try-again",
];

function toDecider(error: DomainError, name: string, viewer: Viewer): DomainError {
  const { code, facts } = error;
  if (TO_DECIDER.includes(code)) return error;
  if (code === "cap-reached" || code === "staffing-reached" || code === "day-protected")
    return new DomainError(`release-${code}`, { ...facts, name });
  return new DomainError("cannot-be-released", { name, why: sentenceOf(error, viewer) });
}

export default function Release() {
  const { decision, back, day } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { release: texts, common } = useTexts();
  const { now } = useReading();
  const say = useSay();
  const { answerBy, person, state } = decision;
  const due = answerBy && state === "requested" ? say.moment(answerBy) : null;
  return (
    <>
      <Back to={`/${back}`}>{common.nav[back]}</Back>
      {refusal && <Errors fields={refusal.errors} labels={releaseLabels} general={refusal.formError ?? undefined} />}
      <Head
        over={due && answerBy && (answerBy < now ? texts.late(due) : texts.by(due))}
        title={texts.title(person.name, day)}
      />
      <Two>
        <Stack>
          <ReleaseFacts decision={decision} />
          <TeamThen decision={decision} />
        </Stack>
        <aside>
          <ReleaseAnswer decision={decision} typed={refusal?.typed} errors={refusal?.errors} />
        </aside>
      </Two>
    </>
  );
}
