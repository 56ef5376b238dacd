import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Fragment } from "react";
import { ahead, behind } from "#models/booking/mine.ts";
import { asOwn, type OwnBooking } from "#models/booking/own.ts";
import { ownProposals } from "#models/programme/proposals.ts";
import { localDate, sayMonth } from "#models/shared/time.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { DayHeading } from "#app/components/day.tsx";
import { Empty } from "#app/components/empty.tsx";
import { Head } from "#app/components/head.tsx";
import { OwnRow } from "#app/components/own-row.tsx";
import { ProposalRows } from "#app/components/proposal-rows.tsx";
import { Rows } from "#app/components/rows.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { useReading, useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { readCursor, writeCursor } from "#app/forms/cursor.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, (texts) => texts.mySessions.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { id, now } = await requireViewer(request, context);
  const asked = new URL(request.url).searchParams;
  const past = asked.get("show") === "past";
  const before = past ? readCursor(asked.get("before")) : undefined;
  const [coming, proposals] = await Promise.all([ahead(id, now), past ? [] : ownProposals(id, now)]);
  const found = past ? await behind(id, now, before) : coming;
  const bookings = await asOwn(id, found, now);
  const last = bookings.at(-1);
  const older = past && bookings.length === LIMITS.page && last ? writeCursor(last) : null;
  return { past, coming: coming.length, bookings, proposals, older, later: before !== undefined };
}

export default function MySessions() {
  const { past, coming, bookings, proposals, older, later } = useLoaderData<typeof loader>();
  const texts = useTexts().mySessions;
  const urgent = mostUrgent(bookings);
  return (
    <>
      <Head
        title={texts.title}
        acts={
          <ButtonLink to="/feed" kind="second" icon="calendar-share">
            {texts.inCalendar}
          </ButtonLink>
        }
      />
      <Tabs
        label={texts.tabs}
        tabs={[
          { to: "/my-sessions", text: texts.coming, count: coming, current: !past },
          { to: "/my-sessions?show=past", text: texts.past, current: past },
        ]}
      />
      {bookings.length === 0 && <Nothing past={past} />}
      {useMonths(bookings).map(({ month, word, of }) => (
        <Fragment key={month}>
          <DayHeading>{word}</DayHeading>
          <Rows>
            {of.map((booking) => (
              <OwnRow key={booking.id} booking={booking} lit={booking.id === urgent} />
            ))}
          </Rows>
        </Fragment>
      ))}
      {proposals.length > 0 && (
        <div className="gap-above">
          <ProposalRows proposals={proposals} own />
        </div>
      )}
      {(older || later) && (
        <nav className="pager" aria-label={texts.past}>
          {later && <Anchor to="/my-sessions?show=past">{texts.newest}</Anchor>}
          {older && (
            <Anchor to={`/my-sessions?show=past&before=${encodeURIComponent(older)}`} rel="next">
              {texts.older}
            </Anchor>
          )}
        </nav>
      )}
    </>
  );
}

/** The offer that ends first, which alone is lit. */
const mostUrgent = (bookings: readonly OwnBooking[]): string | undefined =>
  bookings
    .filter(({ state, offerUntil }) => state === "offered" && offerUntil)
    .sort((one, other) => Number(one.offerUntil) - Number(other.offerUntil))[0]?.id;

/** Bookings under the month they fall in, on the reader's own calendar. */
function useMonths(bookings: readonly OwnBooking[]) {
  const { zone, locale } = useReading();
  const months: { month: string; word: string; of: OwnBooking[] }[] = [];
  for (const booking of bookings) {
    const month = localDate(booking.startsAt, zone).slice(0, 7);
    if (months.at(-1)?.month !== month) months.push({ month, word: sayMonth(booking.startsAt, zone, locale), of: [] });
    months.at(-1)!.of.push(booking);
  }
  return months;
}

function Nothing({ past }: { past: boolean }) {
  const texts = useTexts().mySessions;
  return (
    <Empty title={past ? texts.emptyPast : texts.emptyTitle} first={!past}>
      <p>{past ? texts.emptyPastText : texts.empty}</p>
      {!past && (
        <p>
          <ButtonLink to="/find">{texts.find}</ButtonLink>
        </p>
      )}
    </Empty>
  );
}
