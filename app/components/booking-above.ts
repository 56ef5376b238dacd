import type { BookingLook } from "#models/booking/booking-look.ts";
import { useSay } from "./say.ts";
import { useReading, useTexts } from "./texts.tsx";

/** The state in big words, to whoever reads it: who ended it counts, and whom the place was given to. */
export function useBig({ state, endsAt, person, ended, timeline }: BookingLook): string {
  const { booking: texts } = useTexts();
  const { now } = useReading();
  const { own, name } = person;
  if (state === "booked" && endsAt <= now) return own ? texts.over : texts.overOf(name);
  if (state === "cancelled" && ended?.how === "host") return texts.byHost;
  const last = timeline.at(-1);
  if (state === "cancelled" && last?.givenTo) return own ? texts.gave(last.givenTo) : texts.gaveOf(name, last.givenTo);
  const byPerson = ended?.how === "person" && last?.by !== "";
  if (byPerson && state === "withdrawn" && last?.before === "offered")
    return own ? texts.letGone : texts.letGoneOf(name);
  if (state === "withdrawn" && !byPerson) return own ? texts.ended : texts.endedOf(name);
  return own ? texts.big[state] : texts.bigOf[state](name);
}

/** The line above a booking's state: who released it, with thanks, or what is awaited and until when. */
export function useAbove(booking: BookingLook): string | undefined {
  const { booking: texts, times } = useTexts();
  const { now } = useReading();
  const say = useSay();
  const { state, person, released, deciders, answerBy, line, offerUntil, endsAt, ended } = booking;
  const { above } = texts;
  if (ended?.reason) return ended.by ? above.said(ended.by, ended.reason) : texts.quoted(ended.reason);
  if (!person.own) return undefined;
  if (state === "booked" && endsAt > now && released) return above.released(released.by, say.moment(released.at));
  if (state === "requested" && answerBy)
    return (answerBy > now ? above.asked : above.overdue)(say.anyOf(deciders), say.moment(answerBy));
  if (state === "waiting" && line) return above.line(times.ordinal(line.place), line.of);
  if (state === "offered" && offerUntil) return above.offered(say.moment(offerUntil));
  return undefined;
}
