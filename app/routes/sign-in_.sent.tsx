import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LINK_MINUTES } from "#models/people/sign-in-link.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { ButtonLink, Buttons } from "#app/components/button.tsx";
import type { Handle } from "#app/components/frame.tsx";
import { Lone } from "#app/components/lone.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";

export const handle: Handle = { frame: "bare" };
export const meta: MetaFunction = (args) => titled(args, ({ account }) => account.sent.title);

/** The same for known and unknown people. Where mail is only kept, it says where to read it. */
export function loader({ context: { settings } }: LoaderFunctionArgs) {
  return { minutes: LINK_MINUTES, mailbox: settings.mode !== "production" && !settings.smtpUrl };
}

export default function Sent() {
  const { minutes, mailbox } = useLoaderData<typeof loader>();
  const { sent } = useTexts().account;
  return (
    <Lone title={sent.title} brand>
      <p>{sent.text(minutes)}</p>
      <p>{sent.nothing}</p>
      <Buttons>
        {mailbox && <ButtonLink to="/mailbox">{sent.mailbox}</ButtonLink>}
        <ButtonLink to="/sign-in/code" kind="second">
          {sent.code}
        </ButtonLink>
      </Buttons>
      <p>
        <Anchor to="/sign-in">{sent.again}</Anchor>
      </p>
    </Lone>
  );
}
