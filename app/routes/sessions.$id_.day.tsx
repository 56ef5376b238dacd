import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { checkIn, undoCheckIn } from "#models/booking/arriving.ts";
import { hostDay } from "#models/booking/host-day.ts";
import { tick } from "#models/programme/ticking.ts";
import { localDate } from "#models/shared/time.ts";
import { Back } from "#app/components/back.tsx";
import { CloseDay } from "#app/components/close-day.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Head } from "#app/components/head.tsx";
import { HostList } from "#app/components/host-list.tsx";
import { DayName } from "#app/components/local-time.tsx";
import { Print } from "#app/components/print.tsx";
import { useSay } from "#app/components/say.ts";
import { SessionSign } from "#app/components/session-head.tsx";
import { Stack } from "#app/components/stack.tsx";
import { Steps } from "#app/components/steps.tsx";
import { useReading, useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { noLabels } from "#app/forms/labels/labels.ts";
import { checkInForm, tickForm } from "#app/forms/day.ts";
import { readForm } from "#app/forms/form.ts";
import { attempt, open, refuse } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled({ matches }, ({ hosting }) => data?.day.title ?? hosting.title);

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { actor } = await requireViewer(request, context);
  return { day: await open(() => hostDay(actor, params.id!)) };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { actor, now } = viewer;
  const fields = await request.formData();
  const back = () => redirect(`/sessions/${params.id!}/day`);
  if (fields.has("part")) {
    const form = readForm(tickForm, fields);
    if ("errors" in form) return refuse(viewer, form);
    const { part, what, done } = form.value;
    return attempt({}, viewer, async () => {
      await tick(actor, params.id!, { part, what, done: done === "yes" }, now);
      return back();
    });
  }
  const form = readForm(checkInForm, fields);
  if ("errors" in form) return refuse(viewer, form);
  const { here, gone } = form.value;
  return attempt({}, viewer, async () => {
    if (here) await checkIn(actor, here, now);
    if (gone) await undoCheckIn(actor, gone, now);
    if (!here && !gone) await hostDay(actor, params.id!); // nothing was pressed: whose page it is is asked all the same
    return back();
  });
}

export default function HostDay() {
  const { day } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const texts = useTexts();
  const { now, zone, place } = useReading();
  const say = useSay();
  const { host } = texts.day;
  const { id, visitors, checklist, state, closedAt, startsAt } = day;
  const to = `/sessions/${id}/day`;
  const today = localDate(startsAt, day.zone) === localDate(now, day.zone);
  const title =
    state !== "published"
      ? host.cancelled
      : closedAt
        ? host.closed
        : (today ? host.today : host.title)(visitors.length);
  return (
    <>
      <Back to={`/sessions/${id}`}>{host.session}</Back>
      <Errors fields={refusal?.errors} labels={noLabels} general={refusal?.formError ?? undefined} />
      <Head over={<DayName at={startsAt} zone={day.zone} />} title={title} acts={<Print>{host.print}</Print>} />
      <Two kind="even">
        <Stack>
          <SessionSign
            session={day}
            to={`/sessions/${id}`}
            kind={state === "published" && !closedAt ? "mine" : undefined}
            slim
          />
          {state === "published" ? <HostList day={day} action={to} /> : <p>{host.cancelledText}</p>}
        </Stack>
        {state === "published" && (
          <div className="stack stack--wide print-three">
            {checklist.map((list) => (
              <Steps key={list.part} list={list} action={to} closed={closedAt !== null} />
            ))}
            <CloseDay day={day} />
          </div>
        )}
      </Two>
      <p className="only-print small gap-above">
        {host.sheet(texts.times.dayAt(say.day(now, zone), say.clock(now)), place)}
      </p>
    </>
  );
}
