import type { ReactNode } from "react";
import type { OwnBooking } from "#models/booking/own.ts";
import { mayGiveBack } from "#models/shared/day.ts";
import { isLive } from "#models/shared/vocabulary.ts";
import { Anchor } from "./anchor.tsx";
import { Code } from "./code.tsx";
import { Form, Submit } from "./form.tsx";
import { Clock, ShortDay } from "./local-time.tsx";
import { onDay } from "./on-day.ts";
import { Row } from "./row.tsx";
import { useSay } from "./say.ts";
import { State } from "./state.tsx";
import { useReading, useTexts } from "./texts.tsx";
import { ClashLine } from "./wait-clash.tsx";
import { useWhen } from "./when.ts";
import { Name } from "./who.tsx";
import { Sentence } from "./sentence.tsx";

interface OwnRowProps {
  booking: OwnBooking;
  /** The reader's move, and the most urgent one of the page. */
  lit?: boolean;
  /** Leaves out what can be done, where the list is only a reminder. */
  actless?: boolean;
  /** What can be done instead of what the state allows. */
  act?: ReactNode;
}

/** One of the reader's own bookings: when, what, its state in words, and the one thing that can be done. */
export function OwnRow({ booking, lit, actless, act }: OwnRowProps) {
  const { components } = useTexts();
  const { now } = useReading();
  const { startsAt, endsAt, zone, siteName, department, hostName, title, id, state } = booking;
  const { elsewhere, thereClock } = useWhen({ startsAt, endsAt, zone, site: siteName });
  return (
    <Row
      time={<Clock at={startsAt} />}
      timeNote={<ShortDay at={startsAt} />}
      title={title}
      to={`/bookings/${id}`}
      meta={
        <>
          <Code {...department} /> {department.name}, {siteName} ·{" "}
          {elsewhere ? (
            thereClock
          ) : (
            <Sentence text={components.withHost} parts={[<Name key="host" name={hostName} />]} />
          )}
        </>
      }
      why={booking.clash && <ClashLine clash={booking.clash} />}
      state={<OwnState booking={booking} />}
      act={actless ? undefined : (act ?? <OwnAct booking={booking} lit={lit} />)}
      kind={lit ? "lit" : isLive(state) && endsAt > now ? undefined : "quiet"}
    />
  );
}

/** The state with what follows from it: who answers by when, the place in the line, who ended it. */
export function OwnState({ booking }: { booking: OwnBooking }) {
  const { mySessions: texts, times } = useTexts();
  const { now } = useReading();
  const say = useSay();
  const { state, outcome, ended, deciders, answerBy, line, offerUntil, freeToLeave, endsAt } = booking;
  if (ended) {
    const word =
      state === "cancelled" && ended.how === "host"
        ? texts.byHost
        : ended.how === "home" && state === "cancelled"
          ? texts.byHome
          : undefined;
    const by =
      state === "lapsed" ? texts.noAnswer : ended.how === "person" ? texts.byYou : ended.by && texts.by(ended.by);
    return <State of={state} word={word} note={ended.reason ? texts.because(ended.reason) : by || undefined} />;
  }
  if (outcome) return <State of={outcome} />;
  if (endsAt <= now) return <State of="over" word={texts.over} />;
  const note = {
    requested: answerBy
      ? (answerBy > now ? texts.answers : texts.overdue)(say.anyOf(deciders), say.moment(answerBy))
      : undefined,
    waiting: line ? texts.inLine(times.ordinal(line.place), line.of) : undefined,
    offered: offerUntil ? texts.until(say.moment(offerUntil)) : undefined,
    booked: freeToLeave ? texts.moved : undefined,
  }[state as "requested" | "waiting" | "offered" | "booked"];
  return <State of={state} note={note} />;
}

function OwnAct({ booking, lit }: OwnRowProps) {
  const { mySessions: texts, day, find, components } = useTexts();
  const { id, state, endsAt, title } = booking;
  const to = (page: string, words: string) => (
    <Anchor to={`/bookings/${id}${page}`} aria-label={components.labelled(words, title)}>
      {words}
    </Anchor>
  );
  const { now } = useReading();
  if (!isLive(state) || endsAt <= now) return null;
  if (state === "booked" && onDay(booking, now)) return to("/day", day.card.open);
  if (state === "offered")
    return (
      <Form action={`/bookings/${id}/offer`} spaced="none">
        <Submit name="answer" value="take" doing={texts.taking} kind={lit ? "filled" : "second"} small>
          {texts.take}
        </Submit>
      </Form>
    );
  if (state === "booked" && !mayGiveBack(booking, now)) return to("", find.act.mine);
  const words = { booked: texts.giveBack, requested: texts.withdraw, waiting: texts.leave };
  return to("/cancellation", words[state as keyof typeof words]);
}
