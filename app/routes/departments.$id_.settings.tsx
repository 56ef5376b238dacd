import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeDepartment, findSettings } from "#models/people/department.ts";
import { departmentNames } from "#models/people/department-list.ts";
import { listSites } from "#models/people/site.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Back } from "#app/components/back.tsx";
import { SettingsForm } from "#app/components/department/settings-form.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Head } from "#app/components/head.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { settingsLabels } from "#app/forms/labels/people.ts";
import { settingsForm } from "#app/forms/department.ts";
import { readForm } from "#app/forms/form.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = (args) =>
  titled(args, ({ department }) => department.settings.title(args.data?.settings.name ?? ""));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const [settings, departments, sites] = await Promise.all([
    open(() => findSettings(viewer.actor, params.id!)),
    departmentNames(),
    listSites(),
  ]);
  return {
    id: params.id!,
    settings,
    parents: departments.filter(({ id }) => id !== params.id).map(({ id, name }) => ({ value: id, text: name })),
    sites: sites.map(({ id, name }) => ({ value: id, text: name })),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const form = readForm(settingsForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    await changeDepartment(viewer.actor, params.id!, form.value, viewer.now);
    const { settings } = textsFor(viewer.language).department;
    return redirectWithFlash(context, `/departments/${params.id!}`, settings.done);
  });
}

export default function Settings() {
  const { id, settings, parents, sites } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { settings: words } = useTexts().department;
  return (
    <>
      <Back to={`/departments/${id}`}>{settings.name}</Back>
      <Errors fields={refusal?.errors} labels={settingsLabels} general={refusal?.formError ?? undefined} />
      <Head title={words.title(settings.name)} />
      <SettingsForm
        settings={settings}
        parents={parents}
        sites={sites}
        errors={refusal?.errors}
        typed={refusal?.typed}
      />
    </>
  );
}
