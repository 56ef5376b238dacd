import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hostingDepartments } from "#models/programme/hosts.ts";
import { plansOf } from "#models/programme/plan.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Code } from "#app/components/code.tsx";
import { Empty } from "#app/components/empty.tsx";
import { Head } from "#app/components/head.tsx";
import { Table } from "#app/components/table.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, (texts) => texts.plan.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await requireViewer(request, context);
  const departments = await hostingDepartments(actor);
  const plans = await plansOf(departments.map(({ id }) => id));
  const byId = new Map(departments.map((department) => [department.id, department]));
  return {
    hosts: departments.length > 0,
    plans: plans.map(({ _id, title, kind, minutes, places, department }) => {
      const { name, code } = byId.get(String(department))!;
      return { id: String(_id), title, kind, minutes, places, department: { name, code } };
    }),
  };
}

export default function Plans() {
  const { hosts, plans } = useLoaderData<typeof loader>();
  const { plan, words } = useTexts();
  if (!hosts)
    return (
      <>
        <Head title={plan.title} />
        <Empty title={plan.noDepartment}>
          <p>{plan.noDepartmentText}</p>
        </Empty>
      </>
    );
  return (
    <>
      <Head
        title={plan.title}
        lead={plan.lead}
        acts={
          plans.length > 0 && (
            <ButtonLink to="/plans/new" kind="second" icon="plus">
              {plan.write}
            </ButtonLink>
          )
        }
      />
      {plans.length === 0 ? (
        <Empty title={plan.none} first>
          <p>{plan.noneText}</p>
          <p>
            <ButtonLink to="/plans/new">{plan.write}</ButtonLink>
          </p>
        </Empty>
      ) : (
        <Table
          caption={plan.title}
          quietCaption
          folds
          rows={plans}
          rowKey={({ id }) => id}
          columns={[
            { name: plan.fields.title, cell: ({ id, title }) => <Anchor to={`/plans/${id}`}>{title}</Anchor> },
            {
              name: plan.fields.department,
              cell: ({ department }) => (
                <span>
                  <Code {...department} /> {department.name}
                </span>
              ),
            },
            { name: plan.fields.kind, cell: ({ kind }) => words.kinds[kind] },
            { name: plan.length, cell: ({ minutes }) => words.duration(minutes), num: true },
            { name: plan.fields.places, cell: ({ places }) => places, num: true },
            {
              name: plan.publish,
              quiet: true,
              cell: ({ id }) => <Anchor to={`/plans/${id}/sessions/new`}>{plan.publish}</Anchor>,
            },
          ]}
        />
      )}
    </>
  );
}
