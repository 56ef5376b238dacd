import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Fragment } from "react";
import { requestsForHost } from "#models/booking/host-requests.ts";
import { hostingDepartments, whoLeft } from "#models/programme/hosts.ts";
import { HOSTED_PAGE, hostedSessions } from "#models/programme/hosted.ts";
import { openProposals } from "#models/programme/proposals.ts";
import { planToBegin } from "#models/programme/publishing.ts";
import { localDate } from "#models/shared/time.ts";
import { ButtonLink } from "#app/components/button.tsx";
import { Day } from "#app/components/day.tsx";
import { Empty } from "#app/components/empty.tsx";
import { Head } from "#app/components/head.tsx";
import { Pager } from "#app/components/pager.tsx";
import { ProposalRows } from "#app/components/proposal-rows.tsx";
import { Rows } from "#app/components/rows.tsx";
import { SlotRow, type SlotLine } from "#app/components/slot-row.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { useReading, useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { WaitingForYou } from "#app/components/waiting-for-you.tsx";
import { pageOf } from "#app/forms/page.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, (texts) => texts.hosting.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, now } = await requireViewer(request, context);
  const past = new URL(request.url).searchParams.get("show") === "past";
  const departments = await hostingDepartments(actor);
  const byId = new Map(departments.map((department) => [department.id, department]));
  const page = pageOf(request.url);
  const [{ sessions, total }, requests, proposals] = await Promise.all([
    hostedSessions([...byId.keys()], now, !past, page),
    past ? [] : requestsForHost(actor, now),
    past || page > 1 ? [] : openProposals([...byId.keys()], now),
  ]);
  const begin = await planToBegin([...byId.keys()], sessions.at(past ? 0 : -1)?.plan);
  const gone = past ? new Set() : await whoLeft(sessions.map(({ host }) => host));
  return {
    ...{ past, page, total, size: HOSTED_PAGE, begin, proposals },
    requests: requests.map(({ startsAt, endsAt, ...asked }) => ({
      ...{ ...asked, asHost: true, from: startsAt, to: endsAt },
    })),
    departments: departments.map(({ name }) => name),
    sessions: sessions.map((session): SlotLine => {
      const { title, startsAt, endsAt, zone, siteName, hostName, places, taken, waiting, minimum, state, closedAt } =
        session;
      const { name, code } = byId.get(String(session.department))!;
      return {
        ...{ id: String(session._id), title, startsAt, endsAt, zone, siteName, hostName },
        ...{ places, taken, waiting, minimum, state, department: { name, code } },
        closedAt: closedAt ?? null,
        hostLeft: gone.has(String(session.host)),
      };
    }),
  };
}

export default function Hosting() {
  const { past, page, total, size, begin, requests, proposals, departments, sessions } = useLoaderData<typeof loader>();
  const { hosting, plan } = useTexts();
  const { zone } = useReading();
  const days: SlotLine[][] = [];
  for (const session of sessions) {
    const last = days.at(-1)?.[0];
    if (last && localDate(last.startsAt, zone) === localDate(session.startsAt, zone)) days.at(-1)!.push(session);
    else days.push([session]);
  }
  if (departments.length === 0)
    return (
      <>
        <Head title={hosting.title} />
        <Empty title={plan.noDepartment}>
          <p>{plan.noDepartmentText}</p>
        </Empty>
      </>
    );
  return (
    <>
      <Head
        title={hosting.title}
        lead={departments.length > 3 ? undefined : departments.join(" · ")}
        acts={
          <ButtonLink to={begin ? `/plans/${begin}/sessions/new` : "/plans"} kind="second" icon="calendar-plus">
            {hosting.publish}
          </ButtonLink>
        }
      />
      <Tabs
        label={hosting.tabs}
        tabs={[
          { to: "/hosting", text: hosting.coming, current: !past },
          { to: "/hosting?show=past", text: hosting.past, current: past },
        ]}
      />
      {requests.length > 0 && <WaitingForYou offers={[]} requests={requests} allRequests={requests.length} />}
      <ProposalRows proposals={proposals} />
      {sessions.length === 0 && (
        <Empty title={past ? hosting.nonePast : hosting.none}>
          <p>{past ? hosting.nonePastText : hosting.noneText}</p>
          {!past && (
            <p>
              <ButtonLink to="/plans">{hosting.plans}</ButtonLink>
            </p>
          )}
        </Empty>
      )}
      {days.map((of) => (
        <Fragment key={of[0]!.id}>
          <Day at={of[0]!.startsAt} />
          <Rows>
            {of.map((slot) => (
              <SlotRow key={slot.id} slot={slot} />
            ))}
          </Rows>
        </Fragment>
      ))}
      <Pager
        {...{ page, size, total }}
        label={hosting.pages}
        to={(number) => `/hosting?${past ? "show=past&" : ""}page=${number}`}
      />
    </>
  );
}
