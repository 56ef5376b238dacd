import type { BookingLook } from "#models/booking/booking-look.ts";
import { useSay } from "./say.ts";
import { useTexts } from "./texts.tsx";

/** Why somebody who waits stands where they stand, and why a freed place passed them by. */
export function LineReason({ booking: { line, skipped } }: { booking: BookingLook }) {
  const { booking, times } = useTexts();
  const say = useSay();
  if (!line) return null;
  const texts = booking.line;
  const reasonOf = (code: string) => (texts.reasons as Record<string, string>)[code] ?? texts.otherReason;
  return (
    <section>
      <h2>{texts.why(times.ordinal(line.place))}</h2>
      <p className="work gap-above-s">
        {line.first ? texts.first : texts.order} {texts.offered} {line.leaves && texts.leaves}
      </p>
      {skipped.length > 0 && (
        <>
          <p className="work gap-above-s">{texts.passed}</p>
          <ul className="work">
            {skipped.map(({ at, code }) => (
              <li key={at.toISOString()}>
                {say.moment(at)}: {reasonOf(code)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
