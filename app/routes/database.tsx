import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { compactDatabase, databaseState } from "#models/record/upkeep.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Facts } from "#app/components/facts.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { Clock, ShortDay } from "#app/components/local-time.tsx";
import { useSay } from "#app/components/say.ts";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { attempt, open, redirectWithFlash } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

const MEGABYTE = 1_000_000;

export const meta: MetaFunction = (args) => titled(args, ({ database }) => database.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  return open(() => databaseState(viewer.actor));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  return attempt({}, viewer, async () => {
    await compactDatabase(viewer.actor);
    return redirectWithFlash(context, "/database", textsFor(viewer.language).database.compacted);
  });
}

/** How large the database is, and when it was last backed up and verified. */
export default function Database() {
  const { documents, bytes, free, backup, verify } = useLoaderData<typeof loader>();
  const { database } = useTexts();
  const { number } = useSay();
  const size = (count: number): string => database.megabytes(number(Math.ceil((count / MEGABYTE) * 10) / 10));
  const moment = (done: typeof backup, said: { good: string; bad: string; never: string }) =>
    done ? (
      <>
        <ShortDay at={done.at} />, <Clock at={done.at} />: {done.good ? said.good : said.bad}
      </>
    ) : (
      said.never
    );
  return (
    <>
      <Head title={database.title} lead={database.lead} />
      <Facts
        lined
        of={[
          { term: database.documents, answer: number(documents) },
          { term: database.size, answer: size(bytes) },
          { term: database.free, answer: size(free) },
          { term: database.backup.term, answer: moment(backup, database.backup) },
          { term: database.verify.term, answer: moment(verify, database.verify) },
        ]}
      />
      {free >= MEGABYTE && (
        <Form>
          <Submit kind="second" doing={database.compacting}>
            {database.compact}
          </Submit>
        </Form>
      )}
    </>
  );
}
