import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { reservationsOf } from "#models/booking/reserving.ts";
import { requestsFor } from "#models/booking/team.ts";
import { teamWeek } from "#models/booking/team-week.ts";
import { addDays, sayClock, sayShortDay } from "#models/shared/time.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { Head } from "#app/components/head.tsx";
import { Note } from "#app/components/note.tsx";
import { Row } from "#app/components/row.tsx";
import { Rows } from "#app/components/rows.tsx";
import { Section } from "#app/components/section.tsx";
import { Stack } from "#app/components/stack.tsx";
import { TeamRequestRow } from "#app/components/team-request-row.tsx";
import { useReading, useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Week, WeekKey } from "#app/components/week.tsx";
import { open } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, (texts) => texts.team.page);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const asked = new URL(request.url).searchParams;
  return open(async () => {
    const week = await teamWeek(viewer.actor, asked.get("department"), asked.get("week"), viewer.now);
    const [requests, held] = await Promise.all([
      requestsFor(viewer.actor, viewer.now),
      reservationsOf([week.department.id], viewer.now),
    ]);
    return {
      week,
      requests: requests.map(({ booking, person, session, home, awayAlready }) => ({
        id: String(booking._id),
        name: person.name,
        title: session.title,
        hostName: session.siteName,
        aim: booking.aim,
        awayFrom: booking.awayFrom,
        awayTo: booking.awayTo,
        answerBy: booking.release.answerBy,
        atOnce: home.release.atOnce,
        away: awayAlready,
      })),
      held: held.map(({ reservation, session }) => ({
        id: String(reservation._id),
        places: reservation.places,
        until: reservation.until,
        title: session.title,
        startsAt: session.startsAt,
      })),
    };
  });
}

export default function Team() {
  const { week, requests, held } = useLoaderData<typeof loader>();
  const { team } = useTexts();
  const { locale, zone } = useReading();
  return (
    <>
      <Head over={team.over(week.department.name, week.department.people)} title={team.title(requests.length)} />
      <Stack space="wide">
        {requests.length === 0 ? (
          <Note>{team.nothing}</Note>
        ) : (
          <Rows kind="acts" label={team.title(requests.length)}>
            {requests.map((request, at) => (
              <TeamRequestRow key={request.id} request={request} first={at === 0} />
            ))}
          </Rows>
        )}
        <TeamWeekSection />
        {held.length > 0 && (
          <Section title={team.held.title}>
            <Rows kind="simple">
              {held.map(({ id, places, until, title, startsAt }) => (
                <Row
                  key={id}
                  time={sayClock(startsAt, zone, locale)}
                  timeNote={sayShortDay(startsAt, zone, locale)}
                  title={title}
                  meta={`${team.held.left(places)}, ${team.held.until(`${sayShortDay(until, zone, locale)}, ${sayClock(until, zone, locale)}`)}`}
                  act={<Anchor to={`/reservations/${id}`}>{team.held.open}</Anchor>}
                />
              ))}
            </Rows>
          </Section>
        )}
      </Stack>
    </>
  );
}

function TeamWeekSection() {
  const { week } = useLoaderData<typeof loader>();
  const { team } = useTexts();
  const { locale } = useReading();
  const day = (at: Date) => sayShortDay(at, week.zone, locale);
  const at = (shift: number) => `/team?department=${week.department.id}&week=${addDays(week.monday, shift)}`;
  return (
    <Section
      title={team.week(day(week.days[0]!.at), day(week.days[6]!.at))}
      note={
        <p>
          <Anchor to={at(-7)}>{team.before}</Anchor> · <Anchor to={at(7)}>{team.after}</Anchor>
        </p>
      }
    >
      {week.others.length > 1 && (
        <p>
          {week.others.map(({ id, name }, number) => (
            <span key={id}>
              {number > 0 && " · "}
              <Anchor to={`/team?department=${id}&week=${week.monday}`}>{name}</Anchor>
            </span>
          ))}
        </p>
      )}
      <Week
        label={team.weekLabel}
        who={team.person}
        days={week.days.map((one) => day(one.at))}
        people={week.people.map((person) => ({
          id: person.id,
          name: person.name,
          away: person.days.map((entry) => {
            if (!entry) return undefined;
            const clock = sayClock(entry.at, week.zone, locale);
            return {
              kind: entry.kind,
              text: entry.kind === "booked" ? team.entry(clock, entry.code) : team.entryAsks(clock),
            };
          }),
        }))}
        sums={{
          name: team.sums(week.department.atOnce),
          days: week.days.map(({ away, ask, full }) => ({ text: team.sum(away, ask), full })),
        }}
      />
      <WeekKey
        marks={[
          { kind: "booked", text: team.booked },
          { kind: "asked", text: team.asked },
        ]}
      >
        {week.people.length === 0 ? team.nobody : team.rest(week.department.people - week.people.length)}
      </WeekKey>
    </Section>
  );
}
