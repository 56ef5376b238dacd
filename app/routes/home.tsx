import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findSessions } from "#models/booking/finding.ts";
import { requestsForHost } from "#models/booking/host-requests.ts";
import { lostLately } from "#models/booking/lost.ts";
import { ahead, hasEverBooked } from "#models/booking/mine.ts";
import { asOwn } from "#models/booking/own.ts";
import { countRequests, requestsFor } from "#models/booking/team.ts";
import { roundsOpenTo } from "#models/matching/own-round.ts";
import { hostedToday } from "#models/programme/hosted.ts";
import { openReflections } from "#models/reflection/own.ts";
import { addDays, localDate, startOfDay } from "#models/shared/time.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { FitsYou } from "#app/components/fits-you.tsx";
import { HostingToday } from "#app/components/hosting-today.tsx";
import { Head } from "#app/components/head.tsx";
import { DayName } from "#app/components/local-time.tsx";
import { LostLately } from "#app/components/lost-lately.tsx";
import { NextSign, useNextHeading } from "#app/components/next-sign.tsx";
import { NothingAhead } from "#app/components/nothing-ahead.tsx";
import { OwnRow } from "#app/components/own-row.tsx";
import { HowWasIt } from "#app/components/reflection/how-was-it.tsx";
import { Rows } from "#app/components/rows.tsx";
import { RoundCards } from "#app/components/round/round-card.tsx";
import { Section } from "#app/components/section.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useReading, useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { WaitingForYou } from "#app/components/waiting-for-you.tsx";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, (texts) => texts.home.title);

/** So many requests are shown here; the rest stands on the team's page. */
const REQUESTS = 3;
const FITS = 3;
const REFLECTIONS = 3;
const LOST = 3;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { id, name, actor, zone, now, roles, departmentId } = await requireViewer(request, context);
  const decides = roles.includes("team") || roles.includes("coordinating");
  const [coming, lost, fits, requests, allRequests, asHost, known, rounds, hosting, reflections] = await Promise.all([
    ahead(id, now).then((found) => asOwn(id, found, now)),
    lostLately(id, now, LOST).then((found) => asOwn(id, found, now)),
    findSessions(id, { freeOnly: true, reasons: true, limit: FITS }, zone, now),
    decides ? requestsFor(actor, now, REQUESTS) : [],
    decides ? countRequests(actor, now) : 0,
    requestsForHost(actor, now, REQUESTS),
    hasEverBooked(id),
    roundsOpenTo(id, departmentId, now),
    hostedToday(id, startOfDay(addDays(localDate(now, zone), 1), zone), now),
    openReflections(actor, now, REFLECTIONS),
  ]);
  return {
    name,
    known,
    coming,
    lost,
    rounds,
    reflections,
    hosting: hosting.map(({ _id, title, startsAt, endsAt, zone: there, siteName, places, taken }) => ({
      ...{ id: String(_id), title, startsAt, endsAt, zone: there, siteName, places, taken },
    })),
    fits: fits.sessions,
    more: fits.free === null ? null : Math.max(0, fits.free - fits.sessions.length),
    requests: [
      ...requests.map(({ booking, person, session }) => ({
        ...{ bookingId: String(booking._id), name: person.name, title: session.title, asHost: false },
        ...{ from: booking.awayFrom, to: booking.awayTo },
        answerBy: booking.release.answerBy ?? booking.startsAt,
      })),
      ...asHost.map(({ startsAt, endsAt, ...asked }) => ({ ...asked, asHost: true, from: startsAt, to: endsAt })),
    ],
    allRequests: allRequests + asHost.length,
  };
}

export default function Home() {
  const { name, known, coming, lost, hosting, rounds, reflections, fits, more, requests, allRequests } =
    useLoaderData<typeof loader>();
  const { home } = useTexts();
  const { now } = useReading();
  const next = coming.find(({ state }) => state === "booked");
  const offers = coming.filter(({ state }) => state === "offered");
  const asked = coming.filter(({ state }) => state === "requested" || state === "waiting");
  const first = !known && coming.length === 0;
  const others = coming.length + hosting.length + rounds.length + reflections.length + requests.length;
  const quiet = first || others === 0;
  return (
    <>
      <Head
        over={<DayName at={now} />}
        title={useNextHeading(next, asked.length, first ? name : null)}
        acts={
          <ButtonLink to="/find" kind="second" icon="search">
            {home.find}
          </ButtonLink>
        }
      />
      <Two>
        <Stack space="wide">
          {next && <NextSign next={next} />}
          <HostingToday sessions={hosting} />
          <WaitingForYou offers={offers} requests={requests} allRequests={allRequests} />
          <HowWasIt reflections={reflections} lit={offers.length + requests.length === 0} />
          <RoundCards rounds={rounds} lit={offers.length + requests.length + reflections.length === 0} />
          {asked.length > 0 && (
            <Section title={home.others} note={<Anchor to="/my-sessions">{home.allMine}</Anchor>}>
              <Rows kind="states">
                {asked.map((booking) => (
                  <OwnRow key={booking.id} booking={booking} actless />
                ))}
              </Rows>
            </Section>
          )}
          <LostLately lost={lost} />
          {quiet && <NothingAhead fits={fits} first={first} second={offers.length + requests.length > 0} />}
        </Stack>
        {!quiet && (
          <Stack as="aside" space="wide">
            <FitsYou sessions={fits} more={more} />
          </Stack>
        )}
      </Two>
    </>
  );
}
