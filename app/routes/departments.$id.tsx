import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "#models/permissions.ts";
import { findDependences } from "#models/people/dependence.ts";
import { findDepartment } from "#models/people/department-view.ts";
import { Back } from "#app/components/back.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Code } from "#app/components/code.tsx";
import { Appointments } from "#app/components/department/appointments.tsx";
import { Depends } from "#app/components/department/depends.tsx";
import { DepartmentFacts } from "#app/components/department/facts.tsx";
import { Anchor } from "#app/components/anchor.tsx";
import { Head } from "#app/components/head.tsx";
import { useSay } from "#app/components/say.ts";
import { Section } from "#app/components/section.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { open } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = (args) =>
  titled(args, ({ department }) => args.data?.department.name ?? department.list.title);

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const [department, dependences] = await open(() =>
    Promise.all([findDepartment(params.id!), findDependences(params.id!)]),
  );
  return {
    department,
    dependences,
    may: {
      coordinate: can(viewer.actor, "coordinate"),
      depend: can(viewer.actor, "department.depend", { departmentId: department.id }),
    },
  };
}

export default function Department() {
  const { department, dependences, may } = useLoaderData<typeof loader>();
  const { one } = useTexts().department;
  const { number } = useSay();
  const { id, name, code, parent } = department;
  return (
    <>
      <Back to="/departments">{one.back}</Back>
      <Head
        over={
          parent ? (
            <>
              <Anchor to={`/departments/${parent.id}`}>{parent.name}</Anchor> · {department.siteName}
            </>
          ) : (
            department.siteName
          )
        }
        title={
          <>
            {name} <Code code={code} name={name} />
          </>
        }
        lead={department.about || one.noAbout}
        acts={
          may.coordinate && (
            <>
              <ButtonLink to={`/departments/${id}/appointments`} kind="second" icon="user-plus">
                {one.appointments}
              </ButtonLink>
              <ButtonLink to={`/departments/${id}/settings`} kind="second" icon="settings">
                {one.settings}
              </ButtonLink>
            </>
          )
        }
      />
      {(may.depend || dependences.on.length + dependences.by.length > 0) && (
        <Depends
          name={name}
          code={code}
          {...dependences}
          change={may.depend ? `/departments/${id}/dependences` : undefined}
        />
      )}
      <div className="gap-above">
        <Two>
          <Stack space="wide">
            <DepartmentFacts department={department} />
            <Section title={one.people}>
              <p className="gap-above-s">
                <Anchor to={`/people?department=${id}`}>
                  {one.seePeople(department.people, number(department.people))}
                </Anchor>
              </p>
            </Section>
            {department.below.length > 0 && (
              <Section title={one.below}>
                <ul>
                  {department.below.map((below) => (
                    <li key={below.id}>
                      <Code code={below.code} name={below.name} />{" "}
                      <Anchor to={`/departments/${below.id}`}>{below.name}</Anchor>
                    </li>
                  ))}
                </ul>
              </Section>
            )}
          </Stack>
          <Appointments department={department} />
        </Two>
      </div>
    </>
  );
}
