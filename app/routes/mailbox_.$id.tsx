import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Fragment } from "react";
import { Anchor } from "#app/components/anchor.tsx";
import { Back } from "#app/components/back.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Head } from "#app/components/head.tsx";
import { Clock, ShortDay } from "#app/components/local-time.tsx";
import { Prose } from "#app/components/prose.tsx";
import { Scroll } from "#app/components/table.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { readMail } from "#app/server/mailbox.ts";
import { closedDoor } from "#app/server/respond.ts";

export const meta: MetaFunction = (args) => titled(args, ({ account }) => account.mailbox.title);

export async function loader({ context: { settings }, params }: LoaderFunctionArgs) {
  const mail = settings.mode === "production" ? null : await readMail(settings, params.id!);
  if (!mail) throw closedDoor("not-found");
  return { ...mail, ours: settings.baseUrl };
}

export default function Mail() {
  const { subject, from, to, at, text, parts, source, ours } = useLoaderData<typeof loader>();
  const { mailbox } = useTexts().account;
  return (
    <>
      <Back to="/mailbox">{mailbox.back}</Back>
      <Head title={subject} />
      <Stack>
        <Facts
          of={[
            { term: mailbox.from, answer: from },
            { term: mailbox.to, answer: to },
            {
              term: mailbox.at,
              answer: (
                <>
                  <ShortDay at={at} />, <Clock at={at} />
                </>
              ),
            },
            parts.length > 0 && { term: mailbox.attachments, answer: parts.join("; ") },
          ]}
        />
        <Prose>
          {text.split(/\n\s*\n/).map((paragraph, at) => (
            <p key={at}>
              <Lines text={paragraph.trim()} ours={ours} />
            </p>
          ))}
        </Prose>
        <details className="more">
          <summary>{mailbox.source}</summary>
          <Scroll label={mailbox.source}>
            <pre>{source}</pre>
          </Scroll>
        </details>
      </Stack>
    </>
  );
}

/** Each line on its own. */
function Lines({ text, ours }: { text: string; ours: string }) {
  return text.split("\n").map((line, at) => (
    <Fragment key={at}>
      {at > 0 && <br />}
      <Linked text={line} ours={ours} />
    </Fragment>
  ));
}

/** The text with our own addresses as links, and no others. */
function Linked({ text, ours }: { text: string; ours: string }) {
  return text.split(/(https?:\/\/[^\s<>]+)/).map((part, at) => {
    if (!part.startsWith(`${ours}/`)) return part;
    const [url, end] = /^(.*?)([.,;)]*)$/.exec(part)!.slice(1) as [string, string];
    return (
      <span key={`${at} ${part}`}>
        <Anchor to={url.slice(ours.length)} plain>
          {url}
        </Anchor>
        {end}
      </span>
    );
  });
}
