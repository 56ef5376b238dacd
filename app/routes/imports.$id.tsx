import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FIELDS } from "#models/people/import/columns.ts";
import { startImport } from "#models/people/import-start.ts";
import { leftBehindBy } from "#models/people/import-leavers.ts";
import { findImport } from "#models/people/import-view.ts";
import { decideImport, dropImport, readImportAs } from "#models/people/import.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Back } from "#app/components/back.tsx";
import { Errors } from "#app/components/errors.tsx";
import { AppliedList } from "#app/components/import/applied.tsx";
import { Columns } from "#app/components/import/columns.tsx";
import { ListHead } from "#app/components/import/head.tsx";
import { PreparedList } from "#app/components/import/prepared.tsx";
import { ImportProgress } from "#app/components/import/progress.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { importLabels } from "#app/forms/labels/people.ts";
import { readForm } from "#app/forms/form.ts";
import { applyForm, columnsForm, decisionsForm } from "#app/forms/import.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireCoordinator, type Viewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ imports }) => imports.list.title);

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const list = await open(() => findImport(viewer.actor, params.id!));
  const { leavers = [], questions = [] } = list.outline ?? {};
  const mayLeave = [...leavers, ...questions.flatMap(({ candidates }) => candidates)];
  const behind = await leftBehindBy(mayLeave, viewer.now);
  return { list, behind, fields: FIELDS.map((field) => ({ field, header: list.mapping[field] })) };
}

/** The page asks in three forms, and each of its buttons says which: what the columns mean, who left, apply or put away. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const fields = await request.formData();
  const wanted = fields.get("do");
  if (wanted === "columns") return readColumns(viewer, params.id!, fields);
  if (wanted === "decisions") return readDecisions(viewer, params.id!, fields);
  if (wanted === "drop")
    return attempt({}, viewer, async () => {
      const { fileName } = await findImport(viewer.actor, params.id!);
      await dropImport(viewer.actor, params.id!);
      return redirectWithFlash(context, "/imports", textsFor(viewer.language).importRun.dropped(fileName));
    });
  const form = readForm(applyForm, fields);
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    const { shown, leaving } = form.value;
    await startImport(viewer.actor, params.id!, { shown: shown || null, leaving }, viewer.now);
    return redirect(`/imports/${params.id!}`);
  });
}

function readColumns(viewer: Viewer, id: string, fields: FormData) {
  const form = readForm(columnsForm(FIELDS), fields);
  if ("errors" in form) return refuse(viewer, form);
  const { scope, ...headers } = form.value;
  const mapping = Object.fromEntries(Object.entries(headers).filter(([, header]) => header !== ""));
  return attempt(form.typed, viewer, async () => {
    await readImportAs(viewer.actor, id, { mapping, complete: scope === "everybody" });
    return redirect(`/imports/${id}`);
  });
}

function readDecisions(viewer: Viewer, id: string, fields: FormData) {
  const form = readForm(decisionsForm, fields);
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    await decideImport(viewer.actor, id, form.value);
    return redirect(`/imports/${id}`);
  });
}

export default function Import() {
  const { list, behind, fields } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { imports } = useTexts();
  const columns = <Columns {...list} fields={fields} errors={refusal?.errors} first={list.outline === null} />;
  return (
    <>
      <Back to="/imports">{imports.list.title}</Back>
      <Errors fields={refusal?.errors} labels={importLabels} general={refusal?.formError ?? undefined} />
      <ListHead list={list} />
      {list.state === "applying" && <ImportProgress done={list.done} total={list.total} />}
      {list.state === "applied" && <AppliedList list={list} behind={behind} />}
      {list.state === "prepared" &&
        (list.outline ? (
          <PreparedList {...{ list, columns, behind }} errors={refusal?.errors} typed={refusal?.typed} />
        ) : (
          columns
        ))}
    </>
  );
}
