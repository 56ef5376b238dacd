import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openReflections, sentReflections } from "#models/reflection/own.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { Empty } from "#app/components/empty.tsx";
import { Head } from "#app/components/head.tsx";
import { Pager } from "#app/components/pager.tsx";
import { ReflectionRows } from "#app/components/reflection/reflection-rows.tsx";
import { Section } from "#app/components/section.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { pageOf } from "#app/forms/page.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ reflection }) => reflection.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, now } = await requireViewer(request, context);
  const page = pageOf(request.url);
  const [waiting, sent] = await Promise.all([openReflections(actor, now), sentReflections(actor, page, now)]);
  return { waiting, sent, page };
}

export default function Reflections() {
  const { waiting, sent, page } = useLoaderData<typeof loader>();
  const { reflection: texts, improvement } = useTexts();
  return (
    <>
      <Head title={texts.title} lead={texts.lead} acts={<Anchor to="/improvements">{improvement.title}</Anchor>} />
      <Stack space="wide">
        {waiting.length > 0 ? (
          <Section title={texts.open}>
            <ReflectionRows rows={waiting} />
          </Section>
        ) : (
          <Empty title={texts.nothing} first={sent.total === 0}>
            <p>{texts.nothingText}</p>
          </Empty>
        )}
        {sent.total > 0 && (
          <Section title={texts.sent}>
            <ReflectionRows rows={sent.rows} />
            <Pager
              page={page}
              size={LIMITS.page}
              total={sent.total}
              label={texts.sent}
              to={(to) => `/reflections?page=${to}`}
            />
          </Section>
        )}
      </Stack>
    </>
  );
}
