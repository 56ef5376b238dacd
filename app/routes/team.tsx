import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { reservationsOf } from "#models/booking/reservation-look.ts";
import { requestsFor } from "#models/booking/team.ts";
import { teamVisits } from "#models/booking/team-visits.ts";
import { teamWeek } from "#models/booking/team-week.ts";
import { departmentNames } from "#models/people/department-list.ts";
import { addDays, sayClock, sayShortDay, startOfDay } from "#models/shared/time.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Head } from "#app/components/head.tsx";
import { Note } from "#app/components/note.tsx";
import { ProtectedDays, protectionOf } from "#app/components/protected-days.tsx";
import { Row } from "#app/components/row.tsx";
import { Rows } from "#app/components/rows.tsx";
import { Section } from "#app/components/section.tsx";
import { Stack } from "#app/components/stack.tsx";
import { TeamWeekSection } from "#app/components/team-week-section.tsx";
import { TeamVisits } from "#app/components/team-visits.tsx";
import { TeamRequestRow } from "#app/components/team-request-row.tsx";
import { useReading, useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { open } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, (texts) => texts.team.page);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const asked = new URL(request.url).searchParams;
  return open(async () => {
    const week = await teamWeek(viewer.actor, asked.get("department"), asked.get("week"), viewer.now);
    const [from, to] = [week.days[0]!.at, startOfDay(addDays(week.monday, 7), week.zone)];
    const [requests, held, then] = await Promise.all([
      requestsFor(viewer.actor, viewer.now),
      reservationsOf([week.department.id], viewer.now),
      teamVisits(viewer.actor, week.department.id, from, to, viewer.now),
    ]);
    const hostNames = new Map((await departmentNames()).map(({ id, name }) => [id, name]));
    const nameOf = new Map(requests.map(({ booking, person }) => [String(booking._id), person.name]));
    return {
      week,
      then,
      requests: requests.map(({ booking, person, session, home, cover }) => ({
        id: String(booking._id),
        personId: String(person._id),
        name: person.name,
        title: session.title,
        hostName: hostNames.get(String(session.department)) ?? "",
        aim: booking.aim,
        awayFrom: booking.awayFrom,
        awayTo: booking.awayTo,
        travels: booking.awayFrom < session.startsAt || booking.awayTo > session.endsAt,
        answerBy: booking.release.answerBy,
        atOnce: home.release.atOnce,
        staffing: home.release.staffing,
        cover,
        before: (cover.after?.ids ?? []).flatMap((id) => nameOf.get(id) ?? []),
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
  const { week, then, requests, held } = useLoaderData<typeof loader>();
  const { team } = useTexts();
  const { locale, zone } = useReading();
  const canBe = requests.findIndex(({ cover }) => cover.refused === null);
  const asking = new Set(requests.map(({ personId }) => personId)).size;
  return (
    <>
      <Head
        over={team.over(week.department.name, week.department.people)}
        title={team.title(asking)}
        acts={
          <ButtonLink to={protectionOf(week.department.id)} kind="second" icon="calendar-off">
            {team.protect.go}
          </ButtonLink>
        }
      />
      <Stack space="wide">
        {requests.length === 0 ? (
          <Note>{team.nothing}</Note>
        ) : (
          <Rows kind="acts" label={team.title(requests.length)}>
            {requests.map((request, at) => (
              <TeamRequestRow key={request.id} request={request} first={at === canBe} />
            ))}
          </Rows>
        )}
        <TeamWeekSection week={week} />
        {week.protectedDays.length > 0 && <ProtectedDays departmentId={week.department.id} days={week.protectedDays} />}
        <TeamVisits {...then} />
        <Section
          title={team.held.title}
          note={
            <p>
              <Anchor to="/find?can=">{team.held.find}</Anchor>
            </p>
          }
        >
          {held.length === 0 ? (
            <p className="work soft">{team.held.none}</p>
          ) : (
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
          )}
        </Section>
      </Stack>
    </>
  );
}
