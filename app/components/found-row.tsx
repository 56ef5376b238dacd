import type { FoundSession } from "#models/booking/finding.ts";
import type { BookingState } from "#models/shared/vocabulary.ts";
import { Anchor } from "./anchor.tsx";
import { ButtonLink } from "./button.tsx";
import { lockedBy } from "./locked-by.ts";
import { useSay } from "./say.ts";
import { SessionRow } from "./session-row.tsx";
import { State } from "./state.tsx";
import { useReading, useTexts } from "./texts.tsx";
import { useWhyFits } from "./why-fits.ts";

/** A found session; `why` says why it cannot be booked now, where it cannot. */
export type Found = FoundSession & { why: string | null };

interface FoundRowProps {
  found: Found;
  /** Who releases the reader, by name. */
  deciders: readonly string[];
  /** Says its date, where no heading does. */
  dated?: boolean;
}

/** A session in the list: what it may be for the reader, in a word, and the act that leads there. */
export function FoundRow({ found, deciders, dated }: FoundRowProps) {
  const { now } = useReading();
  const { find, words, times } = useTexts();
  const { id, prospect, waiting, why, siteName, hostName, left, places } = found;
  const whyFits = useWhyFits();
  const line = times.ordinal(waiting + 1);
  const waits =
    prospect.what === "wait" ? (prospect.team ? find.outcome.waitTeam(line) : find.outcome.waitWhy(line)) : null;
  return (
    <SessionRow
      {...{ title: found.title, startsAt: found.startsAt, endsAt: found.endsAt, zone: found.zone, site: siteName }}
      to={`/sessions/${id}`}
      dated={dated}
      department={found.department}
      kind={words.kinds[found.kind]}
      host={{ name: hostName }}
      places={
        found.startsAt > now // a visit that has begun has none to give
          ? { left, of: places, mine: prospect.what === "mine" && prospect.state === "booked" }
          : undefined
      }
      state={<ProspectState found={found} deciders={deciders} />}
      why={why ?? waits ?? whyFits(found.reasons)}
      act={<ProspectAct found={found} />}
    />
  );
}

/** What a session may be for the reader, in a word. */
export function ProspectState({
  found: { prospect, waiting, left, hostName, department, startsAt, endsAt },
  deciders,
}: FoundRowProps) {
  const { outcome } = useTexts().find;
  const { now } = useReading();
  const say = useSay();
  switch (prospect.what) {
    case "mine":
      if (endsAt <= now) return <State of="over" word={outcome.visited} />;
      if (startsAt <= now) return <State of="booked" word={outcome.visiting} />;
      return <State of={prospect.state} word={outcome.mine[prospect.state as keyof typeof outcome.mine]} />;
    case "book":
      return <State of="can" word={outcome.book} />;
    case "request": {
      const { home, host } = prospect.asks;
      const who = say.anyOf(deciders);
      const word =
        home && host ? outcome.bothDecide(who, hostName) : home ? outcome.releases(who) : outcome.hostDecides(hostName);
      return <State of="release" word={word} note={host ? outcome.within(department.promiseHours) : undefined} />;
    }
    case "wait":
      return <State of="waiting" word={outcome.wait(waiting, left)} />;
    case "refused":
      return <State of="locked" word={outcome[lockedBy(prospect.code)]} />;
  }
}

/** Heard in a list of links, each says which session it is about. */
function ProspectAct({ found: { id, prospect, title } }: { found: Found }) {
  const { find, components } = useTexts();
  const { act } = find;
  const of = (words: string) => ({ "aria-label": components.labelled(words, title) });
  if (prospect.what === "refused")
    return (
      <Anchor to={`/sessions/${id}`} {...of(act.refused)}>
        {act.refused}
      </Anchor>
    );
  if (prospect.what !== "mine")
    return (
      <ButtonLink to={`/sessions/${id}`} kind="second" small {...of(act[prospect.what])}>
        {act[prospect.what]}
      </ButtonLink>
    );
  const offered: BookingState = "offered";
  return prospect.state === offered ? (
    <ButtonLink to={`/bookings/${prospect.bookingId}/offer`} kind="second" small {...of(act.offered)}>
      {act.offered}
    </ButtonLink>
  ) : (
    <Anchor to={`/bookings/${prospect.bookingId}`} {...of(act.mine)}>
      {act.mine}
    </Anchor>
  );
}
