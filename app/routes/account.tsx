import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { chooseLanguage, ownAccount, sayNeeds } from "#models/people/account.ts";
import { endOwnSignIn, ownSignIns } from "#models/people/sign-in.ts";
import { followedBy } from "#models/programme/following.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { browserName } from "#app/components/browser-name.ts";
import { Errors } from "#app/components/errors.tsx";
import { Facts } from "#app/components/facts.tsx";
import { SelectField } from "#app/components/field.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { NeedsForm } from "#app/components/needs-form.tsx";
import { Section } from "#app/components/section.tsx";
import { SignIns } from "#app/components/sign-ins.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useReading, useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { needsForm } from "#app/forms/day.ts";
import { readForm } from "#app/forms/form.ts";
import { accountLabels } from "#app/forms/labels/people.ts";
import { endForm, languageForm } from "#app/forms/sign-in.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { languagesIn, requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ account }) => account.own.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const [own, signIns, followed] = await open(() =>
    Promise.all([ownAccount(viewer.id), ownSignIns(viewer.id, viewer.now), followedBy(viewer.id)]),
  );
  return {
    ...own,
    name: viewer.name,
    department: viewer.departmentName,
    languages: languagesIn(context),
    followed: followed.length,
    signIns: signIns.map(({ browser, ...rest }) => ({
      ...rest,
      ...browserName(browser),
      here: rest.id === viewer.signInId,
    })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { own } = textsFor(viewer.language).account;
  const fields = await request.formData();
  if (fields.has("end")) {
    const form = readForm(endForm, fields);
    if ("errors" in form) return refuse(viewer, form);
    return attempt({}, viewer, async () => {
      await endOwnSignIn(viewer.id, form.value.end);
      return redirectWithFlash(context, "/account", own.ended);
    });
  }
  if (fields.has("accessNeeds")) {
    const form = readForm(needsForm, fields);
    if ("errors" in form) return refuse(viewer, form);
    const { needs } = textsFor(viewer.language).day;
    return attempt(form.typed, viewer, async () => {
      await sayNeeds(viewer.actor, form.value);
      return redirectWithFlash(context, "/account", form.value.sharesNeeds ? needs.shared : needs.kept);
    });
  }
  const form = readForm(languageForm(languagesIn(context)), fields);
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    await chooseLanguage(viewer.actor, form.value.language);
    return redirectWithFlash(context, "/account", textsFor(form.value.language).account.own.saved);
  });
}

export default function Account() {
  const { name, department, staffNumber, email, accessNeeds, sharesNeeds, languages, followed, signIns } =
    useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { language, place, zone } = useReading();
  const { account, common, following } = useTexts();
  const { own } = account;
  return (
    <>
      <Errors fields={refusal?.errors} labels={accountLabels} general={refusal?.formError ?? undefined} />
      <Head title={name} over={own.title} />
      <Stack space="wide">
        <Facts
          of={[
            { term: own.department, answer: department },
            { term: own.site, answer: `${place} (${zone})` },
            { term: own.staffNumber, answer: staffNumber },
            {
              term: own.mail,
              answer: email ?? own.noMail,
              act: <Anchor to="/account/address">{email ? own.changeMail : own.addMail}</Anchor>,
            },
          ]}
        />
        {languages.length > 1 && (
          <Form>
            <SelectField
              name="language"
              label={own.language}
              value={language}
              error={refusal?.errors.language}
              options={languages.map((value) => ({ value, text: common.languages[value] }))}
            />
            <Submit kind="second" doing={own.saving}>
              {own.save}
            </Submit>
          </Form>
        )}
        <NeedsForm
          accessNeeds={accessNeeds}
          sharesNeeds={sharesNeeds}
          typed={refusal && "accessNeeds" in refusal.typed ? refusal.typed : undefined}
          errors={refusal?.errors}
        />
        <Section title={following.own.title}>
          <p>
            {followed === 0 ? following.own.none : following.own.some(followed)}{" "}
            <Anchor to="/following">{following.own.choose}</Anchor>
          </p>
        </Section>
        <Section title={own.signIns}>
          <p>{own.signInsText}</p>
          <SignIns lines={signIns} />
        </Section>
      </Stack>
    </>
  );
}
