import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { peekLink, signInByLink } from "#models/people/sign-in-link.ts";
import { ButtonLink } from "#app/components/button.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import type { Handle } from "#app/components/frame.tsx";
import { Lone } from "#app/components/lone.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { oneField } from "#app/forms/form.ts";
import { attempt } from "#app/server/respond.ts";
import { browserOf, signedIn } from "#app/server/sign-in.ts";
import { strangerFor } from "#app/server/viewer.ts";

export const handle: Handle = { frame: "bare" };
export const meta: MetaFunction = (args) => titled(args, ({ account }) => account.link.title);

/** Shows a button and spends nothing: mail scanners open links. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const link = query.get("key") ?? "";
  await attempt({}, strangerFor(request, context), () => context.limits.spend("keyFrom", context.address));
  const found = await peekLink(link, context.settings.clock());
  return found ? { link, to: query.get("to") ?? "", name: found.name } : null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const stranger = strangerFor(request, context);
  const fields = await request.formData();
  return attempt({}, stranger, async () => {
    await context.limits.spend("keyFrom", context.address);
    const started = await signInByLink(oneField(fields, "link"), browserOf(request), stranger.now);
    return signedIn(request, context, started, fields.get("to"));
  });
}

export default function Link() {
  const open = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { link } = useTexts().account;
  if (!open || refusal)
    return (
      <Lone title={link.spentTitle} brand>
        <p>{refusal?.formError ?? link.spent}</p>
        <p>
          <ButtonLink to="/sign-in">{link.another}</ButtonLink>
        </p>
      </Lone>
    );
  return (
    <Lone title={link.title} brand>
      <p>{link.as(open.name)}</p>
      <Form>
        <input type="hidden" name="link" value={open.link} />
        <input type="hidden" name="to" value={open.to} />
        <Submit doing={link.doing}>{link.press}</Submit>
      </Form>
      <p>{link.notYou}</p>
    </Lone>
  );
}
