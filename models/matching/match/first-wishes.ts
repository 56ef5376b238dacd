import type { ShadowingResult, ShadowingRound } from "../instance.ts";

/** How many people have a place that answers the first of their wishes. */
export function firstWishes(round: ShadowingRound, { placements }: ShadowingResult): number {
  const people = new Map(round.people.map((person) => [person.id, person]));
  const hosts = new Map(round.sessions.map(({ id, department }) => [id, department]));
  const lucky = new Set<string>();
  for (const [who, what] of placements) {
    const first = people.get(who)!.wishes[0]!;
    if (answers(first, what, hosts.get(what)!)) lucky.add(who);
  }
  return lucky.size;
}

function answers(wish: ShadowingRound["people"][number]["wishes"][number], session: string, host: string): boolean {
  if ("session" in wish) return wish.session === session;
  return "sessions" in wish ? wish.sessions.includes(session) : wish.department === host;
}
