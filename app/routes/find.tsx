import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findSessions } from "#models/booking/finding.ts";
import { ownDeciders } from "#models/booking/onlooker.ts";
import { isFree } from "#models/booking/prospect.ts";
import { departmentNames } from "#models/people/department-list.ts";
import { listSites } from "#models/people/site.ts";
import { countSessions, MOST_COUNTED } from "#models/programme/listing.ts";
import { localDate, startOfDay } from "#models/shared/time.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { FindChosen, FindFilters } from "#app/components/find-filters.tsx";
import { FindHead } from "#app/components/find-head.tsx";
import { FoundDays } from "#app/components/found-days.tsx";
import { useSay } from "#app/components/say.ts";
import { NothingFound } from "#app/components/nothing-found.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { useReading, useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { writeCursor } from "#app/forms/cursor.ts";
import { findAddress, isReversed, readChoice } from "#app/forms/find.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { whyNot } from "#app/server/why-not.ts";

export const meta: MetaFunction = (args) => titled(args, (texts) => texts.find.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { id, zone, now } = viewer;
  const choice = readChoice(new URL(request.url).searchParams);
  const { can, left, site, department, kinds, parts, from, until, after } = choice;
  const filter = {
    ...{ placesLeft: left, siteId: site || undefined, departmentId: department || undefined },
    ...{ kinds, from: from || undefined, until: (!isReversed(choice) && until) || undefined },
  };
  const [found, count, ahead, departments, sites, deciders] = await Promise.all([
    findSessions(id, { ...filter, dayParts: parts, freeOnly: can, reasons: can }, zone, now, after),
    countSessions(filter, zone, now),
    countSessions({}, zone, now),
    departmentNames(),
    listSites(),
    ownDeciders(id, now),
  ]);
  // Where nothing on this page is free for the reader, the way to the first day that has something.
  const none = !can && !found.sessions.some(({ prospect }) => isFree(prospect));
  const wanted = { ...filter, dayParts: parts, freeOnly: true, limit: 1 };
  const first = none ? (await findSessions(id, wanted, zone, now, found.next ?? after)).sessions[0] : undefined;
  return {
    firstFree: first ? localDate(first.startsAt, zone) : null,
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
  const { choice, today, count, ahead, most, free, days, deciders, next, sessions, departments, sites, firstFree } =
    useLoaderData<typeof loader>();
  const { find, calendar } = useTexts();
  const { zone } = useReading();
  const say = useSay();
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
          {firstFree && (
            <p className="gap-above-s">
              <Anchor to={findAddress({ ...choice, from: firstFree, after: undefined })}>
                {calendar.firstFree(say.day(startOfDay(firstFree, zone)))}
              </Anchor>
            </p>
          )}
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
