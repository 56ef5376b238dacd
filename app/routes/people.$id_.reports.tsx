import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { nameSupervisor } from "#models/people/appointment.ts";
import { searchPeople } from "#models/people/directory.ts";
import { findPerson, namesOf } from "#models/people/person-record.ts";
import { reportsTo } from "#models/people/reports.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { sayNumber } from "#models/shared/time.ts";
import { Back } from "#app/components/back.tsx";
import { CheckField } from "#app/components/choice.tsx";
import { Errors } from "#app/components/errors.tsx";
import { TextField } from "#app/components/field.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { PeopleTicks } from "#app/components/people-ticks.tsx";
import { ReportNow } from "#app/components/report-now.tsx";
import { SearchForm } from "#app/components/search-form.tsx";
import { Section } from "#app/components/section.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { reportsLabels } from "#app/forms/labels/people.ts";
import { readForm } from "#app/forms/form.ts";
import { reportsForm, reportsNoMoreForm } from "#app/forms/person.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = (args) =>
  titled(args, ({ person }) => person.one.reports.title(args.data?.person.name ?? ""));

/** So many people are found at once; a longer name finds fewer. */
const FOUND = 50;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const asked = new URL(request.url).searchParams;
  const words = (asked.get("words") ?? "").slice(0, 200);
  const own = asked.get("own") !== null || !asked.has("words");
  return open(async () => {
    const { id, name, department } = await findPerson(viewer.actor, params.id!, viewer.now);
    const found = asked.has("words")
      ? await searchPeople({ words, ...(own && { departmentId: department.id }) }, FOUND)
      : null;
    return { person: { id, name, department: department.name }, found, words, own, now: await reportsTo(id) };
  });
}

/** Two forms: one names those who are ticked, one beside each name ends it. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const fields = await request.formData();
  const { reports } = textsFor(viewer.language).person.one;
  const here = `/people/${params.id!}/reports`;
  const { name } = await open(() => findPerson(viewer.actor, params.id!, viewer.now));
  if (fields.has("end")) {
    const form = readForm(reportsNoMoreForm, fields);
    if ("errors" in form) return refuse(viewer, form);
    return attempt(form.typed, viewer, async () => {
      await nameSupervisor(viewer.actor, [form.value.end], null, viewer.now);
      const [who] = await namesOf([form.value.end]);
      return redirectWithFlash(context, here, reports.ended(who?.name ?? "", name));
    });
  }
  const form = readForm(reportsForm, fields);
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    const people = [...new Set(form.value.people)];
    await nameSupervisor(viewer.actor, people, params.id!, viewer.now);
    const said = sayNumber(people.length, viewer.locale);
    return redirectWithFlash(context, here, reports.done(people.length, said, name));
  });
}

export default function Reports() {
  const { person, found, words, own, now } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const texts = useTexts();
  const { reports } = texts.person.one;
  const { appoint } = texts.department;
  return (
    <>
      <Back to={`/people/${person.id}`}>{person.name}</Back>
      <Errors fields={refusal?.errors} labels={reportsLabels} general={refusal?.formError ?? undefined} />
      <Head title={reports.title(person.name)} lead={reports.text(person.name)} />
      <Two>
        <Section title={reports.add}>
          <SearchForm label={appoint.find}>
            <TextField name="words" type="search" label={appoint.search} value={words} autoComplete="off" />
            <CheckField name="own" label={reports.own(person.department)} checked={own} />
          </SearchForm>
          {found && found.people.length === 0 && <p className="gap-above">{appoint.nothing}</p>}
          {found && found.people.length > 0 && (
            <Form errors={refusal?.errors} typed={refusal?.typed} className="gap-above">
              <PeopleTicks found={found} />
              <Submit doing={reports.pressing}>{reports.press(person.name)}</Submit>
            </Form>
          )}
        </Section>
        <ReportNow {...now} />
      </Two>
    </>
  );
}
