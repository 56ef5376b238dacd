import type { ReactNode } from "react";
import type { BookingLook } from "#models/booking/booking-look.ts";
import { Anchor } from "./anchor.tsx";
import { useSay } from "./say.ts";
import { useTexts } from "./texts.tsx";

/** How a booking can be given up by whoever looks at it, with what follows; nothing where it cannot. `why` says why not,
 *  where there is something to say. */
export function BookingChanges({ booking, why }: { booking: BookingLook; why: string | null }) {
  const { booking: texts, givingBack, handing } = useTexts();
  const say = useSay();
  const { ending, state, person, id, freeToLeave, closesAt } = booking;
  const to = `/bookings/${id}/cancellation`;
  if ("code" in ending) return why && <Changes>{why}</Changes>;
  if (ending.byOther)
    return (
      <Changes>
        <Anchor to={to}>{givingBack.pressOf[state as keyof typeof givingBack.pressOf](person.name)}</Anchor>.{" "}
        {texts.recallNote}
        {booking.mayMove && (
          <>
            {" "}
            <Anchor to={`/bookings/${id}/move`}>{handing.move.linkOther(person.name)}</Anchor>
          </>
        )}
      </Changes>
    );
  const [words, note] = {
    booked: [texts.giveBack, freeToLeave ? texts.giveBackFree : texts.giveBackUntil(say.moment(closesAt))],
    requested: [texts.withdraw, texts.withdrawNote],
    waiting: [texts.leave, texts.leaveNote],
    offered: [texts.letGo, texts.withdrawNote],
  }[state as "booked" | "requested" | "waiting" | "offered"];
  return (
    <Changes>
      <Anchor to={to}>{words}</Anchor>
      {state === "booked" && !freeToLeave ? " " : ". "}
      {note}
      {state === "booked" && (
        <>
          {" "}
          <Anchor to={`/bookings/${id}/move`}>{handing.move.link}</Anchor> ·{" "}
          <Anchor to={`/bookings/${id}/gift`}>{handing.gift.link}</Anchor>
        </>
      )}
    </Changes>
  );
}

function Changes({ children }: { children: ReactNode }) {
  return (
    <section>
      <h2>{useTexts().booking.changes}</h2>
      <p className="work gap-above-s">{children}</p>
    </section>
  );
}
