import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { lookAtChange } from "#models/booking/session-change-look.ts";
import { changeSession } from "#models/booking/session-change.ts";
import { notAllowed } from "#models/errors.ts";
import { can } from "#models/permissions.ts";
import type { Actor } from "#models/people/actor.ts";
import { hostsOf, whoLeft } from "#models/programme/hosts.ts";
import { getSession } from "#models/programme/session.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { localClock, localDate } from "#models/shared/time.ts";
import { Back } from "#app/components/back.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Empty } from "#app/components/empty.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Head } from "#app/components/head.tsx";
import { SessionChangeForm, SessionChangeLook } from "#app/components/session-change.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { changeLabels } from "#app/forms/labels/programme.ts";
import { readForm } from "#app/forms/form.ts";
import { changeForm } from "#app/forms/session.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = ({ data: found, matches }) =>
  titled({ matches }, (texts) => texts.session.change.title(found?.title ?? ""));

function mayChange(actor: Actor, { department }: { department: unknown }): void {
  if (!can(actor, "session.change", { departmentId: String(department) })) throw notAllowed();
}

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { actor, now } = await requireViewer(request, context);
  return open(async () => {
    const session = await getSession(params.id!);
    mayChange(actor, session);
    const departmentId = String(session.department);
    const { title, zone, siteName, startsAt, meetingPoint, places, taken, version } = session;
    const [hosts, gone] = await Promise.all([hostsOf(departmentId), whoLeft([session.host])]);
    const host = { id: String(session.host), name: session.hostName };
    // Who is a host no more keeps what they have; who has left cannot.
    const kept = gone.size === 0 && !hosts.some(({ id }) => id === host.id) ? [host] : [];
    return {
      ...{ id: params.id!, title, taken, version, you: actor.id, place: { siteName, zone } },
      changeable: session.state === "published" && startsAt > now,
      cancelled: session.state !== "published",
      hosts: [...kept, ...hosts],
      values: {
        date: localDate(startsAt, zone),
        clock: localClock(startsAt, zone),
        ...{ places: String(places), meetingPoint, hostId: gone.size > 0 ? "" : host.id },
      },
    };
  });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { actor, now, language } = viewer;
  const form = readForm(changeForm, await request.formData());
  // Who may not change it hears that, and not what is wrong with the form.
  if ("errors" in form) {
    await open(async () => mayChange(actor, await getSession(params.id!)));
    return refuse(viewer, form);
  }
  const { step, page, seen, ...change } = form.value;
  if (step === "again") return data({ typed: form.typed, errors: {}, formError: null });
  return attempt(form.typed, viewer, async () => {
    if (step === "look") {
      const look = await lookAtChange(actor, params.id!, change, now, page);
      return data({ look, typed: form.typed, errors: {}, formError: null });
    }
    const { told } = await changeSession(actor, params.id!, { ...change, seen }, now);
    const { done, doneQuietly } = textsFor(language).session.change;
    return redirectWithFlash(context, `/sessions/${params.id!}`, told > 0 ? done : doneQuietly);
  });
}

export default function EditSession() {
  const found = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { change, cancellation } = useTexts().session;
  const look = answer && "look" in answer ? answer.look : null;
  const { id, title, changeable, cancelled } = found;
  return (
    <>
      <Back to={`/sessions/${id}`}>{title}</Back>
      {answer && <Errors fields={answer.errors} labels={changeLabels} general={answer.formError ?? undefined} />}
      <Head title={look ? change.sure : change.title(title)} lead={changeable ? change.lead : undefined} />
      {!changeable ? (
        <Empty title={cancelled ? cancellation.already : cancellation.over}>
          <p>
            <ButtonLink to={`/sessions/${id}`}>{change.toSession}</ButtonLink>
          </p>
        </Empty>
      ) : look && answer ? (
        <SessionChangeLook look={look} place={found.place} typed={answer.typed} />
      ) : (
        <SessionChangeForm {...found} values={answer?.typed ?? found.values} errors={answer?.errors} />
      )}
    </>
  );
}
