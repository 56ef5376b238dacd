import type { House } from "./letter.ts";

/** Where the links of letters lead. None carries a right: each page asks to sign in. */
export const addressesOf = ({ baseUrl }: Pick<House, "baseUrl">) => ({
  booking: (id: string) => `${baseUrl}/bookings/${id}`,
  giveBack: (id: string) => `${baseUrl}/bookings/${id}/cancellation`,
  decide: (id: string) => `${baseUrl}/bookings/${id}/release`,
  offer: (id: string) => `${baseUrl}/bookings/${id}/offer`,
  session: (id: string) => `${baseUrl}/sessions/${id}`,
  change: (id: string) => `${baseUrl}/sessions/${id}/edit`,
  day: (id: string) => `${baseUrl}/sessions/${id}/day`,
  find: `${baseUrl}/find`,
  proposal: (id: string) => `${baseUrl}/proposals/${id}`,
  department: (id: string) => `${baseUrl}/departments/${id}`,
  following: `${baseUrl}/following`,
  wishes: (roundId: string) => `${baseUrl}/rounds/${roundId}/wishes`,
  reflection: (id: string) => `${baseUrl}/reflections/${id}`,
  reflections: `${baseUrl}/reflections`,
  thanks: `${baseUrl}/thanks`,
  improvement: (id: string) => `${baseUrl}/improvements/${id}`,
  review: `${baseUrl}/review`,
  slots: `${baseUrl}/hosting`,
});
