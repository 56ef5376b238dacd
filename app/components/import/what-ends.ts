import type { LeftBehind } from "#models/people/import-leavers.ts";
import { useTexts } from "../texts.tsx";

/** What ends when somebody leaves, in words. */
export function useWhatEnds() {
  const { leaving } = useTexts().importRun;
  return (left?: LeftBehind): string => {
    const parts = [
      left && left.bookings > 0 ? leaving.bookings(left.bookings) : "",
      left && left.sessions > 0 ? leaving.sessions(left.sessions) : "",
    ].filter(Boolean);
    return parts.join(", ") || leaving.nothing;
  };
}
