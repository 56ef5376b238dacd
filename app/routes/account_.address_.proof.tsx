import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { peekAddress, proveAddress } from "#models/people/address.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { ButtonLink } from "#app/components/button.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Lone } from "#app/components/lone.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { attempt, open, redirectWithFlash } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ account }) => account.address.proofTitle);

const secretOf = (request: Request): string => new URL(request.url).searchParams.get("key") ?? "";

/** Shows a button and spends nothing: mail scanners open links. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  await open(() => context.limits.spend("keyFrom", context.address));
  return peekAddress(viewer.actor, secretOf(request), viewer.now);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return attempt({}, viewer, async () => {
    await context.limits.spend("keyFrom", context.address);
    await proveAddress(viewer.actor, secretOf(request), viewer.now);
    return redirectWithFlash(context, "/account", textsFor(viewer.language).account.address.proved);
  });
}

export default function Proof() {
  const found = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { address } = useTexts().account;
  if (!found || refusal)
    return (
      <Lone title={address.spentTitle}>
        <p>{refusal?.errors.email ?? refusal?.formError ?? address.spent}</p>
        <p>
          <ButtonLink to="/account/address">{address.another}</ButtonLink>
        </p>
      </Lone>
    );
  return (
    <Lone title={address.proofTitle}>
      <p>{address.proof(found.email)}</p>
      <Form>
        <Submit doing={address.proving}>{address.prove}</Submit>
      </Form>
    </Lone>
  );
}
