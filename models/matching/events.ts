import type { ShadowingRound } from "./instance.ts";

/** What went wrong after a plan was made: "shadowing-events/1". */
export interface ShadowingEvents {
  cancelledSessions?: string[];
  withdrawnPeople?: string[];
  seatsCut?: { session: string; seats: number }[];
  newBusy?: { person: string; from: number; to: number }[];
}

/** The round as it is after them: what is cancelled or withdrawn is gone, and so are wishes for just that session. */
export function afterEvents(round: ShadowingRound, events: ShadowingEvents): ShadowingRound {
  const cancelled = new Set(events.cancelledSessions);
  const withdrawn = new Set(events.withdrawnPeople);
  const seats = new Map(events.seatsCut?.map((cut) => [cut.session, cut.seats]));
  const busy = new Map<string, [number, number][]>();
  for (const { person, from, to } of events.newBusy ?? []) busy.set(person, [...(busy.get(person) ?? []), [from, to]]);
  return {
    ...round,
    sessions: round.sessions
      .filter(({ id }) => !cancelled.has(id))
      .map((session) => ({ ...session, seats: Math.min(session.seats, seats.get(session.id) ?? Infinity) })),
    people: round.people
      .filter(({ id }) => !withdrawn.has(id))
      .map((person) => ({
        ...person,
        busy: [...person.busy, ...(busy.get(person.id) ?? [])],
        wishes: person.wishes.map((wish) => without(wish, cancelled)),
      })),
  };
}

type Wish = ShadowingRound["people"][number]["wishes"][number];

/** The rank stays, so that later wishes are worth what they were. */
function without(wish: Wish, cancelled: ReadonlySet<string>): Wish {
  if ("department" in wish) return wish;
  const named = "session" in wish ? [wish.session] : wish.sessions;
  return named.some((id) => cancelled.has(id)) ? { sessions: named.filter((id) => !cancelled.has(id)) } : wish;
}
