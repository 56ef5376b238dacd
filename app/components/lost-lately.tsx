import type { OwnBooking } from "#models/booking/own.ts";
import { Anchor } from "./anchor.tsx";
import { OwnRow } from "./own-row.tsx";
import { Rows } from "./rows.tsx";
import { Section } from "./section.tsx";
import { useTexts } from "./texts.tsx";

/** What others ended for the reader in the last days, each leading to the page that says why and names other dates. */
export function LostLately({ lost }: { lost: readonly OwnBooking[] }) {
  const { home } = useTexts();
  if (lost.length === 0) return null;
  return (
    <Section title={home.lost.title} note={<Anchor to="/my-sessions?show=past">{home.lost.all}</Anchor>}>
      <p className="soft">{home.lost.text(lost.some(({ ended }) => ended?.how === "host"))}</p>
      <Rows>
        {lost.map((booking) => (
          <OwnRow
            key={booking.id}
            booking={booking}
            act={<Anchor to={`/bookings/${booking.id}`}>{home.lost.instead}</Anchor>}
          />
        ))}
      </Rows>
    </Section>
  );
}
