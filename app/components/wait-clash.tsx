import type { WaitClash } from "#models/booking/wait-clash.ts";
import { Anchor } from "./anchor.tsx";
import { Note } from "./note.tsx";
import { Sentence } from "./sentence.tsx";
import { useTexts } from "./texts.tsx";

/** What somebody who waits holds at that time, with the way to it: a line of a list. */
export function ClashLine({ clash: { bookingId, title } }: { clash: WaitClash }) {
  const { clash } = useTexts().booking.line;
  const link = (
    <Anchor key="held" to={`/bookings/${bookingId}`}>
      {title}
    </Anchor>
  );
  return <Sentence text={clash.held} parts={[link]} />;
}

/** The same on the page of the wait, with both ways out. */
export function ClashNote({ id, clash }: { id: string; clash: WaitClash }) {
  const { line } = useTexts().booking;
  const ways = [
    <Anchor key="leave" to={`/bookings/${id}/cancellation`}>
      {line.clash.leave}
    </Anchor>,
    <Anchor key="give" to={`/bookings/${clash.bookingId}/cancellation`}>
      {clash.state === "booked" ? line.clash.give : clash.state === "offered" ? line.clash.letGo : line.clash.withdraw}
    </Anchor>,
  ];
  return (
    <Note kind="no">
      <ClashLine clash={clash} /> <Sentence text={line.clash.ways} parts={ways} />
    </Note>
  );
}
