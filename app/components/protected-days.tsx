import type { ProtectedDayLook } from "#models/booking/protection-look.ts";
import { DaysAhead } from "./days-ahead.tsx";
import { useSay } from "./say.ts";
import { useTexts } from "./texts.tsx";

/** The page that protects a team's days. */
export const protectionOf = (departmentId: string): string => `/departments/${departmentId}/protection`;

/** A team's protected days ahead, each with why, who said so, and a way to open it again. */
export function ProtectedDays({ departmentId, days }: { departmentId: string; days: readonly ProtectedDayLook[] }) {
  const { protect } = useTexts().team;
  const say = useSay();
  return (
    <DaysAhead
      title={protect.now}
      none={protect.none}
      action={protectionOf(departmentId)}
      undo={protect.open}
      undoing={protect.opening}
      days={days.map(({ day, zone, from, reason, by }) => {
        const said = say.day(from, zone);
        return { key: day, said, by: protect.by(by, reason), undo: { open: day }, undoOf: protect.openOf(said) };
      })}
    />
  );
}
