import type { OwnBooking } from "#models/booking/own.ts";
import { Anchor } from "./anchor.tsx";
import { ButtonLink } from "./button.tsx";
import { Form, Submit } from "./form.tsx";
import { Clock } from "./local-time.tsx";
import { Row } from "./row.tsx";
import { Rows } from "./rows.tsx";
import { useSay } from "./say.ts";
import { Section } from "./section.tsx";
import { Sentence } from "./sentence.tsx";
import { useTexts } from "./texts.tsx";

/** A request that the reader may answer. */
export interface AskedOfYou {
  bookingId: string;
  name: string;
  title: string;
  /** Whether the reader is asked as host, or as home team. */
  asHost: boolean;
  from: Date;
  to: Date;
  answerBy: Date;
}

interface WaitingForYouProps {
  offers: readonly OwnBooking[];
  requests: readonly AskedOfYou[];
  /** How many requests there are, when more wait than are shown. */
  allRequests: number;
}

/** What only the reader can move, by deadline; the first is lit and has the page's filled button. */
export function WaitingForYou({ offers, requests, allRequests }: WaitingForYouProps) {
  const { home } = useTexts();
  const things = [
    ...offers.map((offer) => ({ by: offer.offerUntil ?? offer.startsAt, offer, request: null })),
    ...requests.map((request) => ({ by: request.answerBy, offer: null, request })),
  ].sort((one, other) => Number(one.by) - Number(other.by));
  if (things.length === 0) return null;
  const more = allRequests > requests.length;
  return (
    <Section
      title={home.waits}
      note={more ? <Anchor to="/team">{home.moreRequests(allRequests)}</Anchor> : home.things(things.length)}
    >
      <Rows kind="simple">
        {things.map(({ offer, request }, at) =>
          offer ? (
            <OfferRow key={offer.id} offer={offer} lit={at === 0} />
          ) : (
            <RequestRow key={request.bookingId} request={request} lit={at === 0} />
          ),
        )}
      </Rows>
    </Section>
  );
}

function OfferRow({ offer, lit }: { offer: OwnBooking; lit: boolean }) {
  const { home, times } = useTexts();
  const say = useSay();
  const { id, title, startsAt, endsAt, offerUntil } = offer;
  const until = offerUntil ?? startsAt;
  const link = (
    <Anchor key="title" to={`/bookings/${id}`}>
      {title}
    </Anchor>
  );
  return (
    <Row
      kind={lit ? "lit" : undefined}
      timeSaid={home.answerBy}
      time={<Clock at={until} />}
      timeNote={say.nearDay(until)}
      title={<Sentence text={home.offered} parts={[link]} />}
      meta={home.offeredNote(times.dayAt(say.day(startsAt), say.span(startsAt, endsAt)), say.moment(until))}
      act={
        <>
          <Form action={`/bookings/${id}/offer`} spaced="none">
            <Submit name="answer" value="take" doing={home.taking} kind={lit ? "filled" : "second"} small>
              {home.take}
            </Submit>
          </Form>
          <ButtonLink to={`/bookings/${id}/offer`} kind="quiet" small>
            {home.letGo}
          </ButtonLink>
        </>
      }
    />
  );
}

function RequestRow({ request, lit }: { request: AskedOfYou; lit: boolean }) {
  const { home, times } = useTexts();
  const say = useSay();
  const { bookingId, name, title, asHost, from, to: until, answerBy } = request;
  const to = `/bookings/${bookingId}/release`;
  const link = (
    <Anchor key="title" to={to}>
      {title}
    </Anchor>
  );
  return (
    <Row
      kind={lit ? "lit" : undefined}
      timeSaid={home.answerBy}
      time={<Clock at={answerBy} />}
      timeNote={say.due(answerBy)}
      title={<Sentence text={asHost ? home.asksHost(name) : home.asks(name)} parts={[link]} />}
      meta={times.dayAt(say.day(from), say.span(from, until))}
      act={
        <ButtonLink to={to} kind={lit ? "filled" : "second"} small>
          {home.answer}
        </ButtonLink>
      }
    />
  );
}
