import type { Visitor } from "#models/booking/visitors.ts";
import { Form } from "./form.tsx";
import { People, Person } from "./person.tsx";
import { State } from "./state.tsx";
import { Switch } from "./switch.tsx";
import { useTexts } from "./texts.tsx";
import { visitorMore } from "./visitor-more.tsx";
import { Name } from "./who.tsx";

interface VisitorsProps {
  visitors: readonly Visitor[];
  /** Where a check-in is sent. */
  action: string;
  /** Check-ins can be made and taken back now. */
  checking: boolean;
  /** What happened can be said now. */
  begun: boolean;
}

/** Who comes, for the hosts on the day: check-in, aim, and what happened. */
export function Visitors({ visitors, action, checking, begun }: VisitorsProps) {
  const texts = useTexts();
  const { host } = texts.day;
  return (
    <People label={host.who}>
      {visitors.map((visitor) => (
        <Person
          key={visitor.bookingId}
          name={visitor.name}
          from={visitor.from}
          act={<CheckIn visitor={visitor} action={action} checking={checking} />}
          aim={visitor.aim ? host.quoted(visitor.aim) : <span className="soft">{host.noAim}</span>}
          more={visitorMore(visitor, begun, texts)}
        />
      ))}
    </People>
  );
}

function CheckIn({ visitor, action, checking }: { visitor: Visitor; action: string; checking: boolean }) {
  const { host } = useTexts().day;
  const { bookingId, name, arrivedAt, outcome } = visitor;
  const here = arrivedAt !== null;
  // What happened is said: there is nobody left to wait for, and it can be corrected.
  if (!checking || (outcome && !here)) return here ? <State of="can" word={host.isHere} /> : null;
  return (
    <Form action={action} spaced="none" preventScrollReset>
      <Switch
        name={here ? "gone" : "here"}
        value={bookingId}
        on={here}
        words={{ off: host.checkIn, on: host.isHere }}
        who={<Name name={name} />}
      />
    </Form>
  );
}
