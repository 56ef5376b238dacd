import type { SessionState } from "#models/shared/vocabulary.ts";
import { Anchor } from "./anchor.tsx";
import { onDay } from "./on-day.ts";
import { SessionRow } from "./session-row.tsx";
import { State } from "./state.tsx";
import { useReading, useTexts } from "./texts.tsx";

/** A session as its hosts see it in a list. */
export interface SlotLine {
  id: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  siteName: string;
  hostName: string;
  department: { name: string; code: string };
  places: number;
  taken: number;
  waiting: number;
  minimum: number;
  state: SessionState;
  closedAt: Date | null;
  /** Its host is on the staff list no more. */
  hostLeft: boolean;
}

/** How full it is, who waits, and whether enough come. */
export function SlotRow({ slot }: { slot: SlotLine }) {
  const { hosting, day } = useTexts();
  const { now } = useReading();
  const { id, title, department, hostName, places, taken, waiting, minimum, state, siteName } = slot;
  const { startsAt, endsAt, zone } = slot;
  const cancelled = state !== "published";
  const ahead = startsAt > now;
  const unclosed = endsAt <= now && !slot.closedAt && taken > 0;
  const few = ahead && !cancelled && taken < minimum && minimum > 1;
  return (
    <SessionRow
      {...{ title, startsAt, endsAt, zone, site: siteName, department }}
      to={`/sessions/${id}`}
      host={{ name: hostName }}
      look={cancelled || endsAt <= now ? "quiet" : undefined}
      places={cancelled ? undefined : { left: Math.max(0, places - taken), of: places }}
      state={
        cancelled ? (
          <State of="cancelled" word={hosting.cancelled} />
        ) : unclosed ? (
          <State of="heed" word={day.hosting.unclosed} />
        ) : ahead && slot.hostLeft ? (
          <State of="heed" word={hosting.hostLeft} />
        ) : few ? (
          <State of="heed" word={hosting.belowMinimum(minimum)} />
        ) : waiting > 0 ? (
          <State of="waiting" word={hosting.waiting(waiting)} />
        ) : !ahead && endsAt > now ? (
          <State of="can" word={hosting.now} />
        ) : undefined
      }
      act={
        !cancelled && (unclosed || onDay(slot, now)) ? (
          <Anchor to={`/sessions/${id}/day`}>{day.hosting.open}</Anchor>
        ) : undefined
      }
    />
  );
}
