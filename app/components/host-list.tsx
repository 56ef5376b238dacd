import type { HostDay } from "#models/booking/host-day.ts";
import { ButtonLink, Buttons } from "./button.tsx";
import { useSay } from "./say.ts";
import { Section } from "./section.tsx";
import { useReading, useTexts } from "./texts.tsx";
import { Visitors } from "./visitors.tsx";

/** Who comes to a session, with what its hosts do at the door. */
export function HostList({ day, action }: { day: HostDay; action: string }) {
  const { host } = useTexts().day;
  const { now } = useReading();
  const say = useSay();
  const { id, visitors, closedAt, startsAt, endsAt, times } = day;
  const open = closedAt === null && now < endsAt;
  const checking = open && now >= times.checkInFrom;
  const here = visitors.filter(({ arrivedAt }) => arrivedAt !== null).length;
  return (
    <Section
      title={host.who}
      id="who"
      className="gap-above"
      note={visitors.length > 0 ? host.here(here, visitors.length) : undefined}
    >
      {visitors.length === 0 ? (
        <p className="soft">{open ? host.nobody : host.nobodyCame}</p>
      ) : (
        <Visitors visitors={visitors} action={`${action}#who`} checking={checking} begun={startsAt <= now} />
      )}
      {open && !checking && <p className="work soft gap-above-s">{host.checkInFrom(say.moment(times.checkInFrom))}</p>}
      {checking && (
        <div className="gap-above-s not-print">
          <Buttons>
            <ButtonLink to={`/sessions/${id}/walk-in`} kind="second" small icon="user-plus">
              {host.somebodyElse}
            </ButtonLink>
          </Buttons>
        </div>
      )}
    </Section>
  );
}
