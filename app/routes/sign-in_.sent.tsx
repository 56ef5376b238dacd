import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LINK_MINUTES } from "#models/people/sign-in-link.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { ButtonLink, Buttons } from "#app/components/button.tsx";
import type { Handle } from "#app/components/frame.tsx";
import { Lone } from "#app/components/lone.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { doorTo } from "#app/forms/door.ts";
import { safePath } from "#app/server/safe-redirect.ts";

export const handle: Handle = { frame: "bare" };
export const meta: MetaFunction = (args) => titled(args, ({ account }) => account.sent.title);

/** The same for known and unknown people. Where mail is only kept, it says where to read it. Who asks once more still gets
 *  to where they wanted. */
export function loader({ request, context: { settings } }: LoaderFunctionArgs) {
  const to = safePath(new URL(request.url).searchParams.get("to"));
  return { to, minutes: LINK_MINUTES, mailbox: settings.mode !== "production" && !settings.smtpUrl };
}

export default function Sent() {
  const { to, minutes, mailbox } = useLoaderData<typeof loader>();
  const { sent } = useTexts().account;
  return (
    <Lone title={sent.title} brand>
      <p>{sent.text(minutes)}</p>
      <p>{sent.nothing}</p>
      <Buttons>
        {mailbox && <ButtonLink to="/mailbox">{sent.mailbox}</ButtonLink>}
        <ButtonLink to={doorTo("/sign-in/code", to)} kind="second">
          {sent.code}
        </ButtonLink>
      </Buttons>
      <p>
        <Anchor to={doorTo("/sign-in", to)}>{sent.again}</Anchor>
      </p>
    </Lone>
  );
}
