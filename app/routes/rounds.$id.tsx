import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPlacements, PLACEMENT_FILTERS } from "#models/matching/placement-list.ts";
import { roundRules } from "#models/matching/round-rules.ts";
import { roundView, type RoundView } from "#models/matching/round-view.ts";
import { Back } from "#app/components/back.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Follow } from "#app/components/follow.tsx";
import { Head } from "#app/components/head.tsx";
import { Progress } from "#app/components/progress.tsx";
import { useDay } from "#app/components/round/days.ts";
import { OpenRound } from "#app/components/round/open-round.tsx";
import { RoundPreview } from "#app/components/round/round-preview.tsx";
import { useSay } from "#app/components/say.ts";
import { useReading, useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { open } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled({ matches }, ({ round }) => data?.round.name ?? round.list.title);

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor } = await requireCoordinator(request, context);
  const asked = new URL(request.url).searchParams;
  const only = PLACEMENT_FILTERS.find((one) => one === asked.get("only")) ?? "all";
  const page = Number(/^\d{1,6}$/.exec(asked.get("page") ?? "")?.[0] ?? 1);
  return open(async () => {
    const round = await roundView(actor, params.id!);
    const previewed = round.state === "matched" || round.state === "announced";
    const [list, rules] = previewed
      ? await Promise.all([listPlacements(actor, params.id!, only, page), roundRules(actor, params.id!)])
      : [null, null];
    return { round, only, list, rules };
  });
}

export default function Round() {
  const { round, list, only, rules } = useLoaderData<typeof loader>();
  const { page, list: words } = useTexts().round;
  const { state, figures, announcing } = round;
  const { number } = useSay();
  const busy = state === "matching" || state === "announcing";
  return (
    <>
      <Back to="/rounds">{words.title}</Back>
      <RoundHead round={round} />
      {busy && <Follow />}
      {state === "matching" && <Progress label={page.matchingBar} />}
      {state === "announcing" && (
        <Progress
          label={page.announcingBar(number(announcing.done), number(announcing.of))}
          value={announcing.done}
          max={Math.max(1, announcing.of)}
        />
      )}
      {(state === "open" || state === "closed") && <OpenRound round={round} />}
      {list && rules && figures && <RoundPreview round={{ ...round, figures }} list={list} only={only} rules={rules} />}
    </>
  );
}

/** The title says where the round is; the line below what that means. */
function RoundHead({ round }: { round: RoundView }) {
  const { page } = useTexts().round;
  const { now } = useReading();
  const say = useSay();
  const day = useDay();
  const { id, name, state, firstDay, lastDay, wishesUntil, matchedAt, took, announcing } = round;
  const until = say.moment(wishesUntil);
  // A coordinator may have ended it before the deadline.
  const closed = wishesUntil > now ? page.closedEarly : page.closedLead(until);
  const days = page.daysLead(day(firstDay), day(lastDay));
  const change = (
    <ButtonLink to={`/rounds/${id}/edit`} kind="second">
      {page.edit}
    </ButtonLink>
  );
  const again = (
    <ButtonLink to={`/rounds/${id}/matching`} kind="second">
      {page.again}
    </ButtonLink>
  );
  switch (state) {
    case "open":
      return <Head title={name} lead={`${page.openLead(until)} ${days}`} acts={change} />;
    case "closed":
      return <Head title={name} lead={`${closed} ${days}`} acts={change} />;
    case "matching":
      return <Head title={page.matchingTitle(name)} lead={page.matchingLead} />;
    case "matched": {
      const seconds = page.seconds(say.number(Math.max(0.1, Math.round(took / 100) / 10)));
      const lead = matchedAt && page.matchedLead(say.moment(matchedAt), seconds);
      return <Head title={page.previewTitle(name)} lead={`${closed} ${lead}`} acts={again} />;
    }
    case "announcing":
      return <Head title={page.announcingTitle(name)} lead={page.announcingLead(announcing.byName)} />;
    case "announced":
      return (
        <Head
          title={name}
          lead={`${page.announcedLead(announcing.byName, announcing.at ? say.moment(announcing.at) : "")} ${days}`}
        />
      );
    case "withdrawn":
      return <Head title={name} lead={page.withdrawnLead} />;
  }
}
