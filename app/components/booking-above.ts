import type { BookingLook } from "#models/booking/booking-look.ts";
import { useSay } from "./say.ts";
import { useReading, useTexts } from "./texts.tsx";

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
