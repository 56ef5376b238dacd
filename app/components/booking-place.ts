import type { Handle } from "./frame.tsx";

const PLACES: Readonly<Record<string, string | undefined>> = { team: "/team", host: "/hosting" };

/** Somebody else's booking belongs to the team or to the hosting of whoever looks at it, as they came there; the own one
 *  stands among the own sessions. */
export const bookingPlace: Handle["place"] = (data) =>
  PLACES[(data as { booking?: { seenAs?: string } } | undefined)?.booking?.seenAs ?? ""];
