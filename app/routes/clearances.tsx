import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { grantFromList } from "#models/people/clearance-list.ts";
import { tooLarge } from "#models/people/import/encoding.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Errors } from "#app/components/errors.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { TextField } from "#app/components/field.tsx";
import { Head } from "#app/components/head.tsx";
import { Prose } from "#app/components/prose.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { listLabels } from "#app/forms/labels/people.ts";
import { listForm } from "#app/forms/clearance.ts";
import { readForm } from "#app/forms/form.ts";
import { attempt, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

/** So many rows with a problem are named; the rest is counted. */
const SHOWN = 50;

export const meta: MetaFunction = (args) => titled(args, ({ clearance }) => clearance.list.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireCoordinator(request, context);
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const { list } = textsFor(viewer.language).clearance;
  if (context.tooLarge) return attempt({}, viewer, () => Promise.reject(tooLarge()));
  const form = readForm(listForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  return attempt({}, viewer, async () => {
    const bytes = new Uint8Array(await form.value.file.arrayBuffer());
    const { granted, ended, problems } = await grantFromList(viewer.actor, bytes, viewer.now);
    if (problems.length === 0) return redirectWithFlash(context, "/clearances", list.done(granted, ended));
    const shown = problems
      .slice(0, SHOWN)
      .map(({ row, problem, written }) => ({ row: list.row(row), problem: list.problem[problem](written) }));
    return data(
      {
        errors: {},
        formError: list.problems(problems.length),
        typed: {},
        problems: shown,
        more: problems.length - shown.length,
      },
      { status: 422 },
    );
  });
}

export default function ClearanceList() {
  const refusal = useActionData<typeof action>();
  const { list } = useTexts().clearance;
  const found = (refusal && "problems" in refusal ? refusal : null) as null | {
    problems: { row: string; problem: string }[];
    more: number;
  };
  const error = refusal?.errors.file;
  return (
    <>
      <Errors fields={refusal?.errors} labels={listLabels} general={refusal?.formError ?? undefined} />
      <Head title={list.title} />
      <Stack space="wide">
        <Prose>
          <p>{list.about}</p>
        </Prose>
        {found && (
          <ul className="stack stack--tight">
            {found.problems.map(({ row, problem }) => (
              <li key={row}>
                <strong>{row}</strong>: {problem}
              </li>
            ))}
            {found.more > 0 && <li>{list.more(found.more)}</li>}
          </ul>
        )}
        <Form encType="multipart/form-data">
          <TextField name="file" type="file" label={list.file} accept=".csv,text/csv,text/plain" error={error} />
          <Submit doing={list.doing}>{list.apply}</Submit>
        </Form>
      </Stack>
    </>
  );
}
