import type { GivenBack as Given } from "#models/booking/given-back.ts";
import { Anchor } from "./anchor.tsx";
import { useSay } from "./say.ts";
import { Section } from "./section.tsx";
import { Table } from "./table.tsx";
import { useTexts } from "./texts.tsx";
import { Name } from "./who.tsx";

/** Who gave a place of the session back, and what they wrote to the host. Nothing where nobody did. */
export function GivenBack({ of }: { of: readonly Given[] }) {
  const { host } = useTexts().session;
  const say = useSay();
  if (of.length === 0) return null;
  return (
    <Section title={host.givenBack}>
      <Table
        caption={host.givenBack}
        quietCaption
        folds
        rows={of}
        rowKey={({ bookingId }) => bookingId}
        columns={[
          {
            name: host.person,
            cell: ({ bookingId, name }) => (
              <Anchor to={`/bookings/${bookingId}`}>
                <Name name={name} />
              </Anchor>
            ),
          },
          { name: host.when, cell: ({ at }) => say.moment(at) },
          { name: host.why, cell: ({ reason }) => reason || <span className="soft">{host.noWhy}</span> },
        ]}
      />
    </Section>
  );
}
