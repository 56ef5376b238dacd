import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { peekLink, signInByLink } from "#models/people/sign-in-link.ts";
import { ButtonLink } from "#app/components/button.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import type { Handle } from "#app/components/frame.tsx";
import { Lone } from "#app/components/lone.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { doorTo } from "#app/forms/door.ts";
import { attempt, open } from "#app/server/respond.ts";
import { safePath } from "#app/server/safe-redirect.ts";
import { browserOf, signedIn } from "#app/server/sign-in.ts";
import { strangerFor } from "#app/server/viewer.ts";

export const handle: Handle = { frame: "bare" };
export const meta: MetaFunction = (args) => titled(args, ({ account }) => account.link.title);

/** The secret stands in the address alone; the button posts to the same one. */
function asked(request: Request) {
  const query = new URL(request.url).searchParams;
  return { link: query.get("key") ?? "", to: safePath(query.get("to")) };
}

/** Shows a button and spends nothing: mail scanners open links. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await open(() => context.limits.spend("keyFrom", context.address));
  const { link, to } = asked(request);
  const found = await peekLink(link, context.settings.clock());
  return { to, name: found?.name };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const stranger = strangerFor(request, context);
  const { link, to } = asked(request);
  return attempt({}, stranger, async () => {
    await context.limits.spend("keyFrom", context.address);
    const started = await signInByLink(link, browserOf(request), stranger.now);
    return signedIn(request, context, started, to === "/" ? null : to);
  });
}

export default function Link() {
  const { to, name } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { link } = useTexts().account;
  if (name === undefined || refusal)
    return (
      <Lone title={link.spentTitle} brand>
        <p>{refusal?.formError ?? link.spent}</p>
        <p>
          <ButtonLink to={doorTo("/sign-in", to)}>{link.another}</ButtonLink>
        </p>
      </Lone>
    );
  return (
    <Lone title={link.title} brand>
      <p>{link.as(name)}</p>
      <Form>
        <Submit doing={link.doing}>{link.press}</Submit>
      </Form>
      <p>{link.notYou}</p>
    </Lone>
  );
}
