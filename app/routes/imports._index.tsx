import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "#models/errors.ts";
import { prepareImport } from "#models/people/import.ts";
import { tooLarge } from "#models/people/import/encoding.ts";
import { listImports } from "#models/people/import-view.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { ButtonNote } from "#app/components/button.tsx";
import { Empty } from "#app/components/empty.tsx";
import { Errors } from "#app/components/errors.tsx";
import { TextField } from "#app/components/field.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { ScopeField } from "#app/components/import/scope.tsx";
import { Panel } from "#app/components/panel.tsx";
import { useSay } from "#app/components/say.ts";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { uploadLabels } from "#app/forms/labels/people.ts";
import { readForm } from "#app/forms/form.ts";
import { uploadForm } from "#app/forms/import.ts";
import { attempt, refuse } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ imports }) => imports.list.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  return { lists: await listImports(viewer.actor) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  if (context.tooLarge) return attempt({}, viewer, () => Promise.reject(tooLarge()));
  const fields = await request.formData();
  const form = readForm(uploadForm, fields);
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    const file = fields.get("file");
    if (!(file instanceof Blob) || file.name === "") throw new DomainError("file-missing", {}, "file");
    const bytes = new Uint8Array(await file.arrayBuffer());
    const reading = { complete: form.value.scope === "everybody" };
    return redirect(`/imports/${await prepareImport(viewer.actor, bytes, file.name, reading, viewer.now)}`);
  });
}

export default function Imports() {
  const { lists } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { list: words } = useTexts().imports;
  return (
    <>
      <Head
        title={words.title}
        lead={words.lead}
        acts={
          <>
            <Anchor to="/sites">{words.sites}</Anchor> <Anchor to="/limits">{words.limits}</Anchor>
          </>
        }
      />
      <Errors fields={refusal?.errors} labels={uploadLabels} general={refusal?.formError ?? undefined} />
      <Two>
        <Section title={words.earlier}>
          {lists.length === 0 ? (
            <Empty title={words.none} level={3} first>
              <p>{words.noneWay}</p>
            </Empty>
          ) : (
            <Lists lists={lists} />
          )}
        </Section>
        <Panel labelledBy="bring">
          <h2 id="bring">{words.bring}</h2>
          <Form encType="multipart/form-data" errors={refusal?.errors} typed={refusal?.typed}>
            <TextField
              name="file"
              type="file"
              label={words.file}
              hint={words.fileHint}
              accept=".csv,.txt,.tsv,text/csv,text/plain"
            />
            <ScopeField complete />
            <Submit doing={words.doing}>{words.press}</Submit>
            <ButtonNote>{words.note}</ButtonNote>
          </Form>
        </Panel>
      </Two>
    </>
  );
}

function Lists({ lists }: ReturnType<typeof useLoaderData<typeof loader>>) {
  const { list: words, states } = useTexts().imports;
  const say = useSay();
  const { importRun } = useTexts();
  return (
    <Table
      caption={words.earlier}
      quietCaption
      folds
      rows={lists}
      rowKey={({ id }) => id}
      columns={[
        { name: words.columns.file, cell: ({ id, fileName }) => <Anchor to={`/imports/${id}`}>{fileName}</Anchor> },
        { name: words.columns.state, cell: ({ state }) => states[state] },
        {
          name: words.columns.by,
          cell: ({ byName }) => (byName === "system" ? importRun.system : <bdi>{byName}</bdi>),
        },
        { name: words.columns.when, cell: ({ appliedAt, createdAt }) => say.moment(appliedAt ?? createdAt) },
        {
          name: words.columns.joined,
          num: true,
          cell: ({ state, joiners }) => (state === "applied" ? say.number(joiners) : "–"),
        },
        {
          name: words.columns.left,
          num: true,
          cell: ({ state, leavers }) => (state === "applied" ? say.number(leavers) : "–"),
        },
      ]}
    />
  );
}
