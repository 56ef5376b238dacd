import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { nameSupervisor } from "#models/people/appointment.ts";
import { searchPeople } from "#models/people/directory.ts";
import { findPerson } from "#models/people/person-record.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Back } from "#app/components/back.tsx";
import { Choice } from "#app/components/choice.tsx";
import { Errors } from "#app/components/errors.tsx";
import { TextField } from "#app/components/field.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { SearchForm } from "#app/components/search-form.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Name } from "#app/components/who.tsx";
import { supervisorLabels } from "#app/forms/labels/people.ts";
import { readForm } from "#app/forms/form.ts";
import { supervisorForm } from "#app/forms/person.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = (args) =>
  titled(args, ({ person }) => person.one.supervisor.title(args.data?.person.name ?? ""));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const person = await open(() => findPerson(viewer.actor, params.id!, viewer.now));
  const words = new URL(request.url).searchParams.get("words") ?? "";
  const found = words ? await searchPeople({ words: words.slice(0, 200) }) : null;
  const choices = (found?.people ?? []).filter(({ id }) => id !== person.id);
  const { supervisor: now = null, leadReleases = false } = person.more ?? {};
  return { person: { id: person.id, name: person.name, now, leadReleases }, words, choices };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const form = readForm(supervisorForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    const { name } = await findPerson(viewer.actor, params.id!, viewer.now);
    await nameSupervisor(viewer.actor, [params.id!], form.value.supervisor, viewer.now);
    const { supervisor } = textsFor(viewer.language).person.one;
    return redirectWithFlash(context, `/people/${params.id!}`, supervisor.done(name));
  });
}

export default function Supervisor() {
  const { person, words, choices } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { supervisor } = useTexts().person.one;
  const said = choices.map(({ id, name, jobTitle, departmentName }) => ({
    value: id,
    text: <Name name={name} />,
    note: [jobTitle, departmentName].filter(Boolean).join(", "),
  }));
  const kept = person.now && !choices.some(({ id }) => id === person.now?.id) ? [{ value: person.now.id, text: <Name name={person.now.name} /> }] : []; // prettier-ignore
  return (
    <>
      <Back to={`/people/${person.id}`}>{person.name}</Back>
      <Errors fields={refusal?.errors} labels={supervisorLabels} general={refusal?.formError ?? undefined} />
      <Head title={supervisor.title(person.name)} lead={supervisor.text} />
      <SearchForm label={supervisor.find}>
        <TextField name="words" type="search" label={supervisor.search} value={words} autoComplete="off" />
      </SearchForm>
      <Form errors={refusal?.errors} className="gap-above">
        <Choice
          name="supervisor"
          label={supervisor.choose}
          value={person.now?.id ?? "none"}
          options={[...kept, ...said, { value: "none", text: supervisor.nobody(person.leadReleases) }]}
        />
        <Submit doing={supervisor.pressing}>{supervisor.press}</Submit>
      </Form>
    </>
  );
}
