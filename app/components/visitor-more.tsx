import type { ReactNode } from "react";
import type { Visitor } from "#models/booking/visitors.ts";
import { Anchor } from "./anchor.tsx";
import type { IconName } from "./icon.tsx";
import { looks } from "./looks.ts";
import type { Texts } from "#models/shared/texts/index.ts";

interface Line {
  icon: IconName;
  text: ReactNode;
  notPrint?: boolean;
}

/** What a host should know of somebody who comes: clearances, lateness, shared needs, and once it has begun, what
 *  happened. */
export function visitorMore(visitor: Visitor, begun: boolean, texts: Texts): Line[] {
  const { host } = texts.day;
  const { bookingId, name, cleared, missing, late, arrivedAt, needs, walkIn, outcome, maySay } = visitor;
  const lines: (Line | false)[] = [
    missing.length > 0 && { icon: "alert-triangle", text: host.missing(missing.join(", ")) },
    missing.length === 0 && cleared && { icon: "check", text: host.valid },
    late !== null &&
      arrivedAt === null && {
        icon: "message-2",
        text: late.note ? host.lateWith(late.minutes, late.note) : host.late(late.minutes),
      },
    needs !== "" && { icon: "wheelchair", text: host.needs(needs) },
    walkIn && { icon: "user-check", text: host.walkIn },
    begun && {
      icon: outcome ? looks[outcome].icon : "hand-click",
      notPrint: !outcome,
      text: (
        <>
          {outcome && <b>{texts.words.outcomes[outcome]}. </b>}
          {maySay && (
            <span className="not-print">
              <Anchor
                to={`/bookings/${bookingId}/outcome`}
                aria-label={outcome ? host.correctOf(name) : host.sayOf(name)}
              >
                {outcome ? host.correct : host.sayOutcome}
              </Anchor>
            </span>
          )}
          {!maySay && !outcome && host.unsaid}
        </>
      ),
    },
  ];
  return lines.filter((line) => line !== false);
}
