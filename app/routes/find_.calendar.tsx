import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { beginsIn, findSessions } from "#models/booking/finding.ts";
import { ownDeciders } from "#models/booking/onlooker.ts";
import { ownBegun } from "#models/booking/own-begun.ts";
import { departmentNames } from "#models/people/department-list.ts";
import { listSites } from "#models/people/site.ts";
import { addDays, localDate, startOfDay } from "#models/shared/time.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { CalendarBar } from "#app/components/calendar-bar.tsx";
import { CalendarKey, useCalendarTitle } from "#app/components/calendar-key.tsx";
import { FindChosen, FindFilters } from "#app/components/find-filters.tsx";
import { FindHead } from "#app/components/find-head.tsx";
import { FoundDays } from "#app/components/found-days.tsx";
import { Note } from "#app/components/note.tsx";
import { useSay } from "#app/components/say.ts";
import { SessionCalendar } from "#app/components/session-calendar.tsx";
import { useReading, useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { calendarAddress, daysShown, readCalendar } from "#app/forms/calendar.ts";
import { readChoice } from "#app/forms/find.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { whyNot } from "#app/server/why-not.ts";

export const meta: MetaFunction = (args) => titled(args, (texts) => texts.calendar.title);

/** So many sessions are drawn at most. */
const MOST = 400;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { id, zone, now } = viewer;
  const asked = new URL(request.url).searchParams;
  const today = localDate(now, zone);
  const calendar = readCalendar(asked, today);
  const choice = { ...readChoice(asked), from: "", after: undefined };
  const { can, left, site, department, kinds, parts, until } = choice;
  const shown = daysShown(calendar);
  const last = until && until < shown.until ? until : shown.until;
  const filter = { placesLeft: left, siteId: site || undefined, departmentId: department || undefined, kinds };
  const [found, begun, departments, sites, deciders] = await Promise.all([
    findSessions(
      id,
      {
        ...filter,
        from: shown.from,
        until: last,
        dayParts: parts,
        freeOnly: can,
        ownToo: true,
        limit: MOST,
        most: MOST,
      },
      zone,
      now,
    ),
    ownBegun(id, { ...filter, from: shown.from, until: last }, zone, now),
    departmentNames(),
    listSites(),
    ownDeciders(id, now),
  ]);
  // Where nothing is free on the days shown, the way to the first that has something.
  const beyond = {
    ...filter,
    dayParts: parts,
    from: addDays(shown.until, 1),
    until: until || undefined,
    freeOnly: true,
    limit: 1,
  };
  const first = found.free === 0 ? (await findSessions(id, beyond, zone, now)).sessions[0] : undefined;
  const own = begun.filter(({ startsAt }) => beginsIn(parts, startsAt, zone));
  const sessions = [...own, ...found.sessions];
  const days = { ...found.days };
  for (const { startsAt } of own) {
    const day = localDate(startsAt, zone);
    if (days[day]) days[day] = { ...days[day], sessions: days[day].sessions + 1 };
  }
  return {
    firstFree: first ? localDate(first.startsAt, zone) : null,
    ...{ choice, calendar, shown, today, days, free: found.free, deciders, more: found.next !== null },
    sessions: sessions.map((session) => ({ ...session, why: whyNot(session.prospect, viewer) })),
    departments: departments.map(({ id: value, name }) => ({ id: value, name })),
    sites: sites.map(({ id: value, name }) => ({ id: value, name })),
  };
}

export default function FindCalendar() {
  const { choice, calendar, shown, today, days, free, firstFree, deciders, more, sessions, departments, sites } =
    useLoaderData<typeof loader>();
  const texts = useTexts().calendar;
  const { zone } = useReading();
  const say = useSay();
  const title = useCalendarTitle(calendar, shown);
  const { view, at } = calendar;
  const lists = { choice, departments, sites, calendar };
  const listed = view === "month" ? sessions.filter(({ startsAt }) => localDate(startsAt, zone) === at) : sessions;
  return (
    <>
      <FindHead choice={choice} calendar={calendar} count={sessions.length} free={free} />
      <Two kind="filters">
        <FindFilters {...lists} />
        <div>
          <FindChosen {...lists} />
          <CalendarBar choice={choice} calendar={calendar} today={today} title={title} />
          {view !== "agenda" && (
            <SessionCalendar
              {...{ view, at, sessions, ...shown }}
              label={texts.label(title)}
              to={(day) => calendarAddress(choice, { view, at: day })}
            />
          )}
          {firstFree && (
            <p className="gap-above-s">
              <Anchor to={calendarAddress(choice, { view, at: firstFree })}>
                {texts.firstFree(say.day(startOfDay(firstFree, zone)))}
              </Anchor>
            </p>
          )}
          {more && <Note>{texts.most(MOST)}</Note>}
          {view !== "agenda" && <CalendarKey />}
          {listed.length > 0 ? (
            <FoundDays sessions={listed} days={days} deciders={deciders} />
          ) : (
            <p className="soft gap-above-s">{view === "month" ? texts.nothingThen : texts.nothing}</p>
          )}
        </div>
      </Two>
    </>
  );
}
