import type { BookingEvent, BookingLook } from "#models/booking/booking-look.ts";
import { isLive } from "#models/shared/vocabulary.ts";
import type { IconName } from "./icon.tsx";
import { useSay } from "./say.ts";
import { useReading, useTexts } from "./texts.tsx";
import { Timeline, type Step } from "./timeline.tsx";

type Words = "asked" | "booked" | "given" | "joined" | "offered" | "took" | "agreed" | "released" | "declined";
type Day = "here" | "notHere" | "late" | "said";
type More =
  | "withdrew"
  | "withdrewItself"
  | "letGo"
  | "left"
  | "cancelled"
  | "gave"
  | "got"
  | "gotOf"
  | "lapsed"
  | "moved"
  | "sessionChanged"
  | "reminded";

type Word = Words | More | Day | "escalated";

const plain: Record<string, Word> = {
  "booking.waiting": "joined",
  "booking.offered": "offered",
  "booking.agreed": "agreed",
  "booking.declined": "declined",
  "booking.cancelled": "cancelled",
  "booking.lapsed": "lapsed",
  "booking.moved": "moved",
  "booking.session-changed": "sessionChanged",
  "booking.reminded": "reminded",
  "booking.escalated": "escalated",
  "booking.here": "here",
  "booking.not-here": "notHere",
  "booking.late": "late",
  "booking.outcome": "said",
};

/** The word for what happened: becoming booked or requested is told by where it came from. */
function wordFor(event: BookingEvent, { person, ended }: BookingLook): Word | undefined {
  const { what, before, by, byYou, givenTo, isGift } = event;
  const { own } = person;
  if (isGift) return own ? "got" : "gotOf";
  if (what === "booking.booked")
    return before === "requested" ? "released" : before === "offered" ? "took" : own === byYou ? "booked" : "given";
  if (what === "booking.requested") return before === "offered" ? "took" : "asked";
  const ending = what === "booking.withdrawn" || what === "booking.cancelled";
  if (ending && !by && ended?.how === "clock") return "left";
  if (what === "booking.withdrawn" && before === "offered" && by && ended?.how === "person") return "letGo";
  if (what === "booking.withdrawn") return by ? "withdrew" : "withdrewItself";
  if (what === "booking.cancelled" && givenTo) return "gave";
  return plain[what];
}

/** One timeline for a booking: what happened, the step it is at, and what comes. */
export function BookingTimeline({ booking }: { booking: BookingLook }) {
  const texts = useTexts().booking;
  const past = usePast(booking);
  const next = useNext(booking);
  return <Timeline steps={[...past, ...next]} label={texts.happened} />;
}

function usePast(look: BookingLook): Step[] {
  const { booking, words } = useTexts();
  const say = useSay();
  return look.timeline.flatMap((event): Step[] => {
    const word = wordFor(event, look);
    if (!word) return [];
    const { at, by, byYou, reason, wasAt, givenTo, outcome, wasOutcome } = event;
    const said = outcome && booking.said(words.outcomes[outcome], wasOutcome && words.outcomes[wasOutcome]);
    const more = [
      say.moment(at),
      wasAt && booking.wasAt(say.moment(wasAt)),
      said,
      reason && booking.quoted(reason),
    ].filter(Boolean);
    return [
      {
        key: `${event.what} ${at.toISOString()}`,
        what: booking.steps[word](by, byYou, givenTo),
        note: more.join(". "),
        stage: "done",
      },
    ];
  });
}

function useNext(booking: BookingLook): Step[] {
  const { booking: texts, times } = useTexts();
  const { now } = useReading();
  const say = useSay();
  const { state, startsAt, endsAt, deciders, answerBy, line, offerUntil } = booking;
  const { own, name, byMail } = booking.person;
  if (!isLive(state)) return [];
  const over = endsAt <= now;
  const running = state === "booked" && startsAt <= now && !over;
  const current = (what: string, icon: IconName, note?: string): Step => ({
    key: "now",
    what,
    note,
    icon,
    stage: "now",
  });
  const invitation: Step = {
    key: "invitation",
    what: byMail
      ? own
        ? texts.next.invitation
        : texts.next.invitationOf(name)
      : own
        ? texts.next.feed
        : texts.next.feedOf(name),
    stage: "later",
  };
  const visit: Step = {
    key: "visit",
    what: texts.next.visit,
    note: say.moment(startsAt),
    stage: over ? "done" : running ? "now" : "later",
  };
  const by = (until: Date | null) =>
    until ? (until > now ? texts.next.by : texts.next.was)(say.moment(until)) : undefined;
  if (state === "requested")
    return [current(texts.next.answer(say.anyOf(deciders)), "hourglass-high", by(answerBy)), invitation, visit];
  const answer: Step = { key: "answer", what: texts.next.answer(say.anyOf(deciders)), stage: "later" };
  const later = [...(deciders.length > 0 ? [answer] : []), invitation, visit];
  const free = (ordinal: string) => (own ? texts.next.freeNote(ordinal) : texts.next.freeNoteOf(name, ordinal));
  if (state === "waiting")
    return [current(texts.next.free, "list-numbers", line ? free(times.ordinal(line.place)) : undefined), ...later];
  if (state === "offered")
    return [current(own ? texts.next.decide : texts.next.decideOf(name), "hand-click", by(offerUntil)), ...later];
  const firm = booking.timeline.findLast(({ what }) => what === "booking.booked");
  return over || running
    ? [visit]
    : [current(texts.steps.firm(booking.person.byMail), "check", firm && say.moment(firm.at)), visit];
}
