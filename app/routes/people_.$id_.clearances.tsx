import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { clearanceKinds, clearancesOf, grantClearance, revokeClearance } from "#models/people/clearance.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { localDate } from "#models/shared/time.ts";
import { Back } from "#app/components/back.tsx";
import { Errors } from "#app/components/errors.tsx";
import { DateField, TextField } from "#app/components/field.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { useSay } from "#app/components/say.ts";
import { Stack } from "#app/components/stack.tsx";
import { State } from "#app/components/state.tsx";
import { Table } from "#app/components/table.tsx";
import { useReading, useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { grantLabels } from "#app/forms/labels/people.ts";
import { grantForm, revokeForm } from "#app/forms/clearance.ts";
import { readForm } from "#app/forms/form.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = (args) =>
  titled(args, ({ clearance }) => clearance.title(args.data?.name ?? ""));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  return open(async () => ({
    ...(await clearancesOf(viewer.actor, params.id!)),
    id: params.id!,
    kinds: await clearanceKinds(),
  }));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const { clearance } = textsFor(viewer.language);
  const here = `/people/${params.id!}/clearances`;
  const fields = await request.formData();
  if (fields.has("revoke")) {
    const form = readForm(revokeForm, fields);
    if ("errors" in form) return refuse(viewer, form);
    return attempt({}, viewer, async () => {
      await revokeClearance(viewer.actor, params.id!, form.value.revoke, viewer.now);
      return redirectWithFlash(context, here, clearance.revoked(form.value.revoke));
    });
  }
  const form = readForm(grantForm, fields);
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    const kind = await grantClearance(viewer.actor, params.id!, form.value, viewer.now);
    return redirectWithFlash(context, here, clearance.granted(kind));
  });
}

export default function Clearances() {
  const { id, name, zone, held, kinds } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { clearance } = useTexts();
  const { now } = useReading();
  const say = useSay();
  type Row = (typeof held)[number];
  const columns = [
    { name: clearance.kind, cell: ({ kind }: Row) => kind },
    {
      name: clearance.until,
      cell: ({ lastDay }: Row) => (
        <>
          {say.day(lastDay, zone)}
          {localDate(lastDay, zone) < localDate(now, zone) && (
            <div>
              <State of="heed" word={clearance.ended} />
            </div>
          )}
        </>
      ),
    },
    {
      name: clearance.action,
      quiet: true,
      cell: ({ kind }: Row) => (
        <Form spaced="none">
          <Submit name="revoke" value={kind} kind="second" small doing={clearance.doing}>
            {clearance.revoke(kind)}
          </Submit>
        </Form>
      ),
    },
  ];
  return (
    <>
      <Errors fields={refusal?.errors} labels={grantLabels} general={refusal?.formError ?? undefined} />
      <Back to={`/people/${id}`}>{clearance.back(name)}</Back>
      <Head title={clearance.title(name)} />
      <Stack space="wide">
        <p>{clearance.about}</p>
        {held.length === 0 ? (
          <p>{clearance.none}</p>
        ) : (
          <Table
            caption={clearance.title(name)}
            quietCaption
            columns={columns}
            rows={held}
            rowKey={({ kind }) => kind}
            folds
            fit
          />
        )}
        <Form errors={refusal?.errors} typed={refusal?.typed}>
          <TextField name="kind" label={clearance.kind} hint={clearance.kindHint} list="kinds" />
          <datalist id="kinds">
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {kind}
              </option>
            ))}
          </datalist>
          <DateField name="until" label={clearance.until} />
          <Submit doing={clearance.doing}>{clearance.grant}</Submit>
        </Form>
      </Stack>
    </>
  );
}
