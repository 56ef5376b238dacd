import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { setUp, setUpIsOpen } from "#models/people/organisation.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Errors } from "#app/components/errors.tsx";
import { TextField } from "#app/components/field.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import type { Handle } from "#app/components/frame.tsx";
import { Lone } from "#app/components/lone.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { setUpLabels } from "#app/forms/labels/people.ts";
import { readForm } from "#app/forms/form.ts";
import { setUpForm } from "#app/forms/sign-in.ts";
import { attempt, open, refuse } from "#app/server/respond.ts";
import { browserOf, signedIn } from "#app/server/sign-in.ts";
import { strangerFor } from "#app/server/viewer.ts";

export const handle: Handle = { frame: "bare" };
export const meta: MetaFunction = (args) => titled(args, ({ account }) => account.setUp.title);

/** The zone of this machine, unless it is one that says nothing about a place. */
function guessZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return timeZone.includes("/") && !timeZone.startsWith("Etc/") ? timeZone : "";
}

/** The secret stands in the address alone; the form is posted to the same one. */
const linkIn = (request: Request): string => new URL(request.url).searchParams.get("key") ?? "";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const stranger = strangerFor(request, context);
  await open(() => context.limits.spend("keyFrom", context.address));
  if (!(await setUpIsOpen(linkIn(request), stranger.now))) return null;
  return { zones: Intl.supportedValuesOf("timeZone"), guess: guessZone() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const stranger = strangerFor(request, context);
  const form = readForm(setUpForm, await request.formData());
  if ("errors" in form) return refuse(stranger, form);
  const words = textsFor(stranger.language).account.setUp;
  return attempt(form.typed, stranger, async () => {
    await context.limits.spend("keyFrom", context.address);
    const beginning = { ...form.value, departmentName: words.departmentName };
    const started = await setUp(linkIn(request), beginning, browserOf(request), stranger.now);
    return signedIn(request, context, started, "/imports", words.done(form.value.name));
  });
}

export default function SetUp() {
  const found = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { setUp: words } = useTexts().account;
  if (!found)
    return (
      <Lone title={words.closedTitle} brand>
        <p>{words.closed}</p>
      </Lone>
    );
  const field = (name: string, first = "") => ({
    name,
    error: refusal?.errors[name],
    value: String(refusal?.typed[name] ?? first),
  });
  return (
    <Lone title={words.title} brand>
      <p>{words.text}</p>
      <Errors fields={refusal?.errors} labels={setUpLabels} general={refusal?.formError ?? undefined} />
      <Form className="gap-above-s">
        <TextField {...field("organisation")} label={words.organisation} autoComplete="organization" />
        <TextField {...field("site")} label={words.site} hint={words.siteHint} />
        <TextField {...field("zone", found.guess)} label={words.zone} hint={words.zoneHint} list="zones" />
        <datalist id="zones">
          {found.zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
        </datalist>
        <TextField {...field("name")} label={words.name} autoComplete="name" />
        <TextField {...field("email")} label={words.email} hint={words.emailHint} type="email" autoComplete="email" />
        <Submit doing={words.doing}>{words.press}</Submit>
      </Form>
    </Lone>
  );
}
