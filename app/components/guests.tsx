import type { BookingState } from "#models/shared/vocabulary.ts";
import { Anchor } from "./anchor.tsx";
import { Section } from "./section.tsx";
import { StateOfOther } from "./state.tsx";
import { Table } from "./table.tsx";
import { useTexts } from "./texts.tsx";
import { Name } from "./who.tsx";

export interface Guest {
  bookingId: string;
  name: string;
  state: BookingState;
  aim: string;
  /** The host's word on this request is still missing. */
  waitsForHost: boolean;
}

/** Who comes to a session and what they hope to learn, for its hosts. `anew`: somebody had a place and gave it back. */
export function Guests({ guests, anew }: { guests: readonly Guest[]; anew: boolean }) {
  const { host } = useTexts().session;
  return (
    <Section title={host.guests} id="guests">
      {guests.length === 0 ? (
        <p className="soft">{anew ? host.noGuestsNow : host.noGuests}</p>
      ) : (
        <Table
          caption={host.guests}
          quietCaption
          folds
          rows={guests}
          rowKey={({ bookingId }) => bookingId}
          columns={[
            { name: host.person, cell: ({ name }) => <Name name={name} /> },
            { name: host.state, cell: ({ state }) => <StateOfOther of={state} /> },
            { name: host.aim, cell: ({ aim }) => aim || <span className="soft">{host.noAim}</span> },
            {
              name: host.answer,
              quiet: true,
              cell: ({ bookingId, waitsForHost }) => (
                <Anchor to={waitsForHost ? `/bookings/${bookingId}/release` : `/bookings/${bookingId}`}>
                  {waitsForHost ? host.answer : host.open}
                </Anchor>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}
