import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findSessions } from "#models/booking/finding.ts";
import { ownDeciders } from "#models/booking/onlooker.ts";
import { departmentNames } from "#models/people/department-list.ts";
import { listSites } from "#models/people/site.ts";
import { countSessions, MOST_COUNTED } from "#models/programme/listing.ts";
import { localDate } from "#models/shared/time.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Empty } from "#app/components/empty.tsx";
import { FindChosen, FindFilters, isNarrowed } from "#app/components/find-filters.tsx";
import { FindHead } from "#app/components/find-head.tsx";
import { FoundDays } from "#app/components/found-days.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { writeCursor } from "#app/forms/cursor.ts";
import { findAddress, readChoice } from "#app/forms/find.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { whyNot } from "#app/server/why-not.ts";

export const meta: MetaFunction = (args) => titled(args, (texts) => texts.find.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { id, zone, now } = viewer;
  const choice = readChoice(new URL(request.url).searchParams);
  const { can, left, site, department, kinds, parts, from, after } = choice;
  const filter = {
    ...{ placesLeft: left, siteId: site || undefined, departmentId: department || undefined },
    ...{ kinds, from: from || undefined },
  };
  const [found, count, ahead, departments, sites, deciders] = await Promise.all([
    findSessions(id, { ...filter, dayParts: parts, freeOnly: can }, zone, now, after),
    countSessions(filter, zone, now),
    countSessions({}, zone, now),
    departmentNames(),
    listSites(),
    ownDeciders(id, now),
  ]);
  return {
    choice,
    today: localDate(now, zone),
    ...{
      count: parts.length > 0 ? (found.fit ?? count) : count,
      ahead,
      most: MOST_COUNTED,
      free: found.free,
      days: found.days,
      deciders,
    },
    next: found.next && writeCursor(found.next),
    sessions: found.sessions.map((session) => ({ ...session, why: whyNot(session.prospect, viewer) })),
    departments: departments.map(({ id: value, name }) => ({ id: value, name })),
    sites: sites.map(({ id: value, name }) => ({ id: value, name })),
  };
}

export default function Find() {
  const { choice, today, count, ahead, most, free, days, deciders, next, sessions, departments, sites } =
    useLoaderData<typeof loader>();
  const { find } = useTexts();
  const lists = { choice, departments, sites };
  return (
    <>
      <FindHead {...{ choice, today, count, most, free, ahead }} />
      <Two kind="filters">
        <FindFilters {...lists} />
        <div>
          <Tabs
            label={find.tabs}
            tabs={[
              {
                to: findAddress({ ...choice, can: true, after: undefined }),
                text: find.forMe,
                count: free ?? undefined,
                current: choice.can,
              },
              {
                to: findAddress({ ...choice, can: false, after: undefined }),
                text: find.all,
                count: count < most ? count : undefined,
                current: !choice.can,
              },
            ]}
          />
          <FindChosen {...lists} />
          {sessions.length > 0 ? (
            <FoundDays sessions={sessions} days={days} deciders={deciders} />
          ) : (
            <NothingFound {...lists} count={count} ahead={ahead} />
          )}
          {(next || choice.after) && (
            <nav className="pager" aria-label={find.more}>
              {choice.after && <Anchor to={findAddress({ ...choice, after: undefined })}>{find.first}</Anchor>}
              {next && (
                <Anchor to={findAddress({ ...choice, after: next })} rel="next">
                  {find.next}
                </Anchor>
              )}
            </nav>
          )}
        </div>
      </Two>
    </>
  );
}

type NothingProps = Parameters<typeof FindFilters>[0] & { count: number; ahead: number };

/** Says why nothing is shown, and the one next step. */
function NothingFound({ choice, count, ahead }: NothingProps) {
  const { empty } = useTexts().find;
  if (ahead === 0)
    return (
      <Empty title={empty.nothing} first>
        <p>{empty.nothingText}</p>
      </Empty>
    );
  const all = <ButtonLink to={findAddress({ ...choice, can: false, after: undefined })}>{empty.seeAll}</ButtonLink>;
  if (choice.after)
    return (
      <Empty title={empty.pageTitle}>
        <p>{empty.page}</p>
      </Empty>
    );
  return (
    <Empty title={isNarrowed(choice) ? empty.title : empty.noneFree}>
      <p>{count > 0 && choice.can ? empty.notFree(count) : empty.some(ahead)}</p>
      {choice.can && count > 0 && <p>{all}</p>}
    </Empty>
  );
}
