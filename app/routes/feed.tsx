import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { feedAddress, newFeedAddress } from "#models/calendar/address.ts";
import { ownAccount } from "#models/people/account.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Back } from "#app/components/back.tsx";
import { ButtonLink, ButtonNote, Buttons } from "#app/components/button.tsx";
import { Copy } from "#app/components/copy.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { Note } from "#app/components/note.tsx";
import { Panel } from "#app/components/panel.tsx";
import { Prose } from "#app/components/prose.tsx";
import { useSay } from "#app/components/say.ts";
import { Section } from "#app/components/section.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { originOf } from "#app/server/origin-of.ts";
import { attempt, redirectWithFlash } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, (texts) => texts.feed.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { id, now } = await requireViewer(request, context);
  const [{ path, fetchedAt }, { email }] = await Promise.all([
    feedAddress(id, context.settings.secret, now),
    ownAccount(id),
  ]);
  return { address: originOf(request, context) + path, fetchedAt, mailed: email !== null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return attempt({}, viewer, async () => {
    await newFeedAddress(viewer.actor, viewer.id, context.settings.secret, viewer.now);
    return redirectWithFlash(context, "/feed", textsFor(viewer.language).feed.done);
  });
}

export default function Feed() {
  const { address, fetchedAt, mailed } = useLoaderData<typeof loader>();
  const { feed, mySessions } = useTexts();
  const say = useSay();
  return (
    <>
      <Back to="/my-sessions">{mySessions.title}</Back>
      <Head title={feed.title} lead={feed.lead} />
      <Two>
        <Stack>
          <Copy
            key={address}
            name="address"
            label={feed.address}
            hint={fetchedAt ? feed.fetched(say.moment(fetchedAt)) : feed.never}
            value={address}
            press={feed.copy}
            done={feed.copied}
          />
          <Buttons>
            <ButtonLink to={address.replace(/^https?:/, "webcal:")} plain icon="refresh">
              {feed.open}
            </ButtonLink>
          </Buttons>
          <ButtonNote>{mailed ? feed.lagMail : feed.lag}</ButtonNote>
          <Note>{feed.secret}</Note>
          <Section title={feed.how} className="gap-above">
            <Prose>
              <ul>
                <li>{feed.apple}</li>
                <li>{feed.google}</li>
                <li>{feed.outlook}</li>
              </ul>
            </Prose>
          </Section>
        </Stack>
        <aside>
          <Panel labelledBy="renew">
            <h2 id="renew">{feed.renewTitle}</h2>
            <p>{feed.renew}</p>
            <Form spaced="stack">
              <Submit doing={feed.doing} kind="second" icon="rotate" wide>
                {feed.press}
              </Submit>
            </Form>
          </Panel>
        </aside>
      </Two>
    </>
  );
}
