import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeSite, closeSite, findSite } from "#models/people/site.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Back } from "#app/components/back.tsx";
import { ClosedDays } from "#app/components/closed-days.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Head } from "#app/components/head.tsx";
import { SiteForm } from "#app/components/site-form.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { readForm } from "#app/forms/form.ts";
import { closedDayLabels, siteLabels } from "#app/forms/labels/people.ts";
import { closedDayForm, siteForm } from "#app/forms/site.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = (args) =>
  titled(args, ({ site }) => site.changeTitle(args.data?.site.name ?? ""));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireCoordinator(request, context);
  const site = await open(() => findSite(params.id!));
  return { site, zones: Intl.supportedValuesOf("timeZone") };
}

/** Two forms: the site itself, and a day on which it is closed or open again. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const fields = await request.formData();
  if (fields.has("day")) {
    const form = readForm(closedDayForm, fields);
    if ("errors" in form) return refuse(viewer, form);
    return attempt(form.typed, viewer, async () => {
      await closeSite(viewer.actor, params.id!, form.value.day, fields.get("open") === null, viewer.now);
      return redirect(`/sites/${params.id!}`);
    });
  }
  const form = readForm(siteForm, fields);
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    await changeSite(viewer.actor, params.id!, form.value, viewer.now);
    return redirectWithFlash(context, "/sites", textsFor(viewer.language).site.saved(form.value.name));
  });
}

export default function SitePage() {
  const { site, zones } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { site: words } = useTexts();
  const ofDay = refusal?.typed.day !== undefined;
  return (
    <>
      <Back to="/sites">{words.title}</Back>
      <Errors
        fields={refusal?.errors}
        labels={ofDay ? closedDayLabels : siteLabels}
        general={refusal?.formError ?? undefined}
      />
      <Head title={words.changeTitle(site.name)} />
      <Two>
        <SiteForm
          facts={site}
          zones={zones}
          errors={ofDay ? undefined : refusal?.errors}
          typed={ofDay ? undefined : refusal?.typed}
        />
        <ClosedDays days={site.closedDays} errors={ofDay ? refusal?.errors : undefined} />
      </Two>
    </>
  );
}
