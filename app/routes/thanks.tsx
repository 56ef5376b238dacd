import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { showThanks, thanksFor } from "#models/reflection/thanks.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { Empty } from "#app/components/empty.tsx";
import { Head } from "#app/components/head.tsx";
import { Pager } from "#app/components/pager.tsx";
import { ThanksNote } from "#app/components/reflection/thanks-note.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { readForm } from "#app/forms/form.ts";
import { pageOf } from "#app/forms/page.ts";
import { thanksForm } from "#app/forms/reflection.ts";
import { attempt, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ thanks }) => thanks.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await requireViewer(request, context);
  const page = pageOf(request.url);
  return { ...(await thanksFor(actor, page)), page };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readForm(thanksForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  const shown = form.value.shown === "yes";
  return attempt(form.typed, viewer, async () => {
    await showThanks(viewer.actor, form.value.thanks, shown);
    const { done } = textsFor(viewer.language).thanks;
    return redirectWithFlash(context, "/thanks", shown ? done.shown : done.hidden);
  });
}

export default function Thanks() {
  const { notes, total, page } = useLoaderData<typeof loader>();
  const { thanks: texts } = useTexts();
  return (
    <>
      <Head title={texts.title} lead={texts.lead} />
      {notes.length === 0 ? (
        <Empty title={texts.nothing} first>
          <p>{texts.nothingText}</p>
        </Empty>
      ) : (
        <Stack space="wide">
          {notes.map((note) => (
            <ThanksNote key={note.id} note={note} />
          ))}
        </Stack>
      )}
      <Pager page={page} size={LIMITS.page} total={total} label={texts.pages} to={(to) => `/thanks?page=${to}`} />
    </>
  );
}
