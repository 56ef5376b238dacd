import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "#models/errors.ts";
import { peaksOf } from "#models/people/peak.ts";
import { planToPublish } from "#models/programme/publishing.ts";
import { previewPattern, type PatternDate } from "#models/programme/pattern.ts";
import { publishDates } from "#models/programme/publish.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { addDays, localDate } from "#models/shared/time.ts";
import { Errors } from "#app/components/errors.tsx";
import { PatternForm } from "#app/components/pattern-form.tsx";
import { PeakHint } from "#app/components/peak-hint.tsx";
import { PatternPreview } from "#app/components/pattern-preview.tsx";
import { PlanChooser } from "#app/components/plan-chooser.tsx";
import { PublishFrame } from "#app/components/publish-frame.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { patternLabels } from "#app/forms/labels/programme.ts";
import { oneTimeKey, readForm, sayErrors } from "#app/forms/form.ts";
import { proposed } from "#app/forms/proposed.ts";
import { publishPatternForm, readPattern, type PatternWish } from "#app/forms/pattern.ts";
import { openPlan } from "#app/server/plan-to-publish.ts";
import { attempt, open, redirectWithFlash, refuse, sentenceOf } from "#app/server/respond.ts";
import { requireViewer, type Viewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, (texts) => texts.pattern.title);

/** A closed day, a peak day and a busy host are left out unless somebody takes them in; the rest cannot be. */
const canPublish = (problem: PatternDate["problem"]): boolean =>
  problem === null || ["closed-day", "peak-day", "host-busy"].includes(problem);

const draftOf = (planId: string, { weekday, ...wish }: PatternWish) => ({ ...wish, planId, weekdays: weekday });

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, asked: said, found } = await openPlan(args);
  const today = localDate(viewer.now, found.place.zone);
  const first = {
    ...{ everyWeeks: "1", from: addDays(today, 1), until: addDays(today, 28) },
    ...{ places: String(found.plan.places), meetingPoint: found.plan.meetingPoint },
    hostId: (found.hosts.find(({ id }) => id === viewer.id) ?? found.hosts[0])?.id ?? "",
  };
  const { places, meetingPoint, hostId } = first;
  const asked = proposed(said, { places, meetingPoint, hostId });
  const [answer, peaks] = await Promise.all([
    open(() => preview(asked, found.plan.id, viewer)),
    peaksOf(found.department.id, viewer.now),
  ]);
  return { ...found, you: viewer.id, once: oneTimeKey(), search: `?${asked}`, first, peaks, ...answer };
}

/** Every date of the pattern in the address, or what is wrong with it. */
async function preview(asked: URLSearchParams, planId: string, viewer: Viewer) {
  const read = readPattern(asked);
  if (!read) return { typed: null, errors: {}, dates: null };
  const { typed } = read;
  if ("errors" in read) return { typed, errors: sayErrors(textsFor(viewer.language), read.errors), dates: null };
  const [taken, left] = [new Set(asked.getAll("with")), new Set(asked.getAll("without"))];
  try {
    const dates = await previewPattern(draftOf(planId, read.value), viewer.now);
    const chosen = ({ date, problem }: (typeof dates)[number]) =>
      problem === null ? !left.has(date) : canPublish(problem) && taken.has(date);
    return { typed, errors: {}, dates: dates.map((date) => ({ ...date, chosen: chosen(date) })) };
  } catch (error) {
    if (!(error instanceof DomainError) || !error.field) throw error;
    const field = error.field === "weekdays" ? "weekday" : error.field;
    return { typed, errors: { [field]: sentenceOf(error, viewer) }, dates: null };
  }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { actor, now, language } = viewer;
  const form = readForm(publishPatternForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  const { chosen, key = oneTimeKey(), ...wish } = form.value;
  return attempt(form.typed, viewer, async () => {
    await planToPublish(actor, params.id!);
    const dates = await previewPattern(draftOf(params.id!, wish), now);
    const asked = dates.filter(({ date }) => chosen.includes(date));
    const wanted = asked.filter(({ problem }) => canPublish(problem)).map(({ date }) => date);
    if (wanted.length === 0) {
      // The same form sent twice publishes nothing anew.
      if (asked.every(({ problem }) => problem !== "published-already")) throw new DomainError("pattern-empty");
      return redirectWithFlash(context, "/hosting", textsFor(language).pattern.already);
    }
    const { clock, places, meetingPoint, hostId } = wish;
    const slot = { planId: params.id!, clock, places, meetingPoint, hostId, key };
    const published = await publishDates(actor, slot, wanted, now);
    return redirectWithFlash(context, "/hosting", textsFor(language).pattern.done(published.length));
  });
}

export default function PublishPattern() {
  const { plan, plans, department, place, hosts, followers, you, once, search, first, peaks, typed, errors, dates } =
    useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { pattern } = useTexts();
  const here = `/plans/${plan.id}/pattern`;
  const values = typed ?? first;
  const fields = Object.entries(typed ?? {}).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one] as const),
  );
  return (
    <PublishFrame current="many" title={pattern.title} lead={pattern.lead} {...{ plan, department, hosts }}>
      <Errors fields={refusal?.errors ?? errors} labels={patternLabels} general={refusal?.formError ?? undefined} />
      <Two kind="form">
        <div className="form">
          <PlanChooser action={here} keep={fields} {...{ plan, plans }} />
          <PatternForm key={plan.id} action={here} {...{ values, errors, siteName: place.siteName, hosts, you }} />
          <PeakHint departmentId={department.id} peaks={peaks} />
        </div>
        {dates ? (
          <PatternPreview
            {...{ dates, fields, search, once, zone: place.zone }}
            single={`/plans/${plan.id}/sessions/new`}
            places={Number(values.places)}
            followers={followers}
          />
        ) : (
          <p className="soft">{pattern.nothing}</p>
        )}
      </Two>
    </PublishFrame>
  );
}
