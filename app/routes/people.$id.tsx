import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "#models/permissions.ts";
import { findPerson, setCoordinator } from "#models/people/person-record.ts";
import { reportsTo } from "#models/people/reports.ts";
import { observedBy } from "#models/reflection/readiness.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { Back } from "#app/components/back.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { Observed } from "#app/components/observed.tsx";
import { PersonFacts } from "#app/components/person-facts.tsx";
import { useSay } from "#app/components/say.ts";
import { Section } from "#app/components/section.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { Name } from "#app/components/who.tsx";
import { attempt, open, redirectWithFlash } from "#app/server/respond.ts";
import { requireCoordinator, requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = (args) =>
  titled(args, ({ person }) => args.data?.person.name ?? person.list.title);

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const person = await open(() => findPerson(viewer.actor, params.id!, viewer.now));
  const thing = { supervisorId: person.more?.supervisor?.id ?? null, departmentId: person.department.id };
  return {
    person,
    reports: can(viewer.actor, "coordinate") ? (await reportsTo(person.id)).count : null,
    observed: person.more ? await observedBy(viewer.actor, person.id) : null,
    may: {
      coordinate: can(viewer.actor, "coordinate"),
      giveCode: person.more !== null && viewer.id !== person.id && can(viewer.actor, "person.code", thing),
    },
  };
}

/** Names a coordinator, or ends that. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const yes = (await request.formData()).get("coordinator") === "yes";
  return attempt({}, viewer, async () => {
    await setCoordinator(viewer.actor, params.id!, yes, viewer.now);
    const { name } = await findPerson(viewer.actor, params.id!, viewer.now);
    const { coordination } = textsFor(viewer.language).person.one;
    return redirectWithFlash(context, `/people/${params.id!}`, (yes ? coordination.made : coordination.ended)(name));
  });
}

export default function Person() {
  const { person, reports, observed, may } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { list, one } = useTexts().person;
  const { day } = useSay();
  const here = may.coordinate && person.leftAt === null;
  return (
    <>
      <Back to="/people">{list.title}</Back>
      <Errors general={refusal?.formError ?? undefined} />
      <Head
        over={person.leftAt ? one.left(day(person.leftAt)) : person.jobTitle}
        title={<Name name={person.name} />}
        lead={<Anchor to={`/departments/${person.department.id}`}>{person.department.name}</Anchor>}
        acts={
          may.giveCode &&
          person.leftAt === null && (
            <ButtonLink to={`/people/${person.id}/code`} kind="second" icon="lock">
              {one.giveCode}
            </ButtonLink>
          )
        }
      />
      <Two>
        <Stack space="wide">
          <PersonFacts person={person} changes={here} reports={reports} />
          {observed && <Observed lines={observed} />}
        </Stack>
        {here && <Coordination person={person} />}
      </Two>
    </>
  );
}

function Coordination({ person }: Pick<ReturnType<typeof useLoaderData<typeof loader>>, "person">) {
  const { coordination } = useTexts().person.one;
  const is = person.more?.roles.includes("coordinator") ?? false;
  return (
    <Section title={coordination.title}>
      <p className="work">{coordination.is}</p>
      <Form className="gap-above-s">
        <Submit
          name="coordinator"
          value={is ? "no" : "yes"}
          kind={is ? "no" : "second"}
          doing={is ? coordination.ending : coordination.making}
        >
          {is ? coordination.end(person.name) : coordination.make(person.name)}
        </Submit>
      </Form>
    </Section>
  );
}
