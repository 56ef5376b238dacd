import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { notAllowed } from "#models/errors.ts";
import { can } from "#models/permissions.ts";
import { depend, dependNot, findDependences } from "#models/people/dependence.ts";
import { departmentNames } from "#models/people/department-list.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Back } from "#app/components/back.tsx";
import { DependForm, DependsNow } from "#app/components/department/depend-form.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Head } from "#app/components/head.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { dependLabels } from "#app/forms/labels/people.ts";
import { dependForm, dependNotForm } from "#app/forms/department.ts";
import { readForm } from "#app/forms/form.ts";
import { attempt, closedDoor, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = (args) =>
  titled(args, ({ department }) => department.depend.pageTitle(args.data?.name ?? ""));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const id = params.id!;
  return open(async () => {
    if (!can(viewer.actor, "department.depend", { departmentId: id })) throw notAllowed();
    const [{ on }, departments] = await Promise.all([findDependences(id), departmentNames()]);
    return {
      id,
      on,
      name: departments.find((one) => one.id === id)!.name,
      others: departments.filter((one) => one.id !== id).map((one) => ({ value: one.id, text: one.name })),
    };
  });
}

/** Two forms: one adds a department, one beside each takes it away. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const id = params.id!;
  if (!can(viewer.actor, "department.depend", { departmentId: id })) throw closedDoor("not-allowed");
  const fields = await request.formData();
  const here = `/departments/${id}/dependences`;
  const { depend: words } = textsFor(viewer.language).department;
  const nameOf = async (other: string) => (await departmentNames()).find((one) => one.id === other)?.name ?? "";
  if (fields.has("end")) {
    const form = readForm(dependNotForm, fields);
    if ("errors" in form) return refuse(viewer, form);
    return attempt(form.typed, viewer, async () => {
      const why = (await findDependences(id)).on.find((one) => one.id === form.value.end)?.why ?? "";
      await dependNot(viewer.actor, id, form.value.end, viewer.now);
      const undo = { action: here, label: words.again, fields: { on: form.value.end, why } };
      return redirectWithFlash(context, here, words.ended(await nameOf(form.value.end)), { undo });
    });
  }
  const form = readForm(dependForm, fields);
  if ("errors" in form) return refuse(viewer, form);
  const { on, why } = form.value;
  return attempt(form.typed, viewer, async () => {
    await depend(viewer.actor, id, { departmentId: on, why }, viewer.now);
    return redirectWithFlash(context, here, words.done(await nameOf(on)));
  });
}

export default function Dependences() {
  const { id, name, on, others } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { depend: words } = useTexts().department;
  return (
    <>
      <Back to={`/departments/${id}`}>{name}</Back>
      <Errors fields={refusal?.errors} labels={dependLabels} general={refusal?.formError ?? undefined} />
      <Head title={words.pageTitle(name)} lead={words.pageText} />
      <Two>
        <DependForm others={others} errors={refusal?.errors} typed={refusal?.typed} />
        <DependsNow on={on} />
      </Two>
    </>
  );
}
