import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addSite } from "#models/people/site.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Back } from "#app/components/back.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Head } from "#app/components/head.tsx";
import { SiteForm } from "#app/components/site-form.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { siteLabels } from "#app/forms/labels/people.ts";
import { readForm } from "#app/forms/form.ts";
import { siteForm } from "#app/forms/site.ts";
import { attempt, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ site }) => site.addTitle);

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireCoordinator(request, context);
  return { zones: Intl.supportedValuesOf("timeZone") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const form = readForm(siteForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    await addSite(viewer.actor, form.value, viewer.now);
    return redirectWithFlash(context, "/sites", textsFor(viewer.language).site.added(form.value.name));
  });
}

export default function NewSite() {
  const { zones } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { site } = useTexts();
  return (
    <>
      <Back to="/sites">{site.title}</Back>
      <Errors fields={refusal?.errors} labels={siteLabels} general={refusal?.formError ?? undefined} />
      <Head title={site.addTitle} />
      <SiteForm zones={zones} errors={refusal?.errors} typed={refusal?.typed} />
    </>
  );
}
