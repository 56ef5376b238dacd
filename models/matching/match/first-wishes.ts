import type { ShadowingResult, ShadowingRound } from "../instance.ts";

/** How many people have a place that answers the first of their wishes. */
export function firstWishes(round: ShadowingRound, { placements }: ShadowingResult): number {
  const people = new Map(round.people.map((person) => [person.id, person]));
  const hosts = new Map(round.sessions.map(({ id, department }) => [id, department]));
  const lucky = new Set<string>();
  for (const [who, what] of placements) {
    const first = people.get(who)!.wishes[0]!;
    if ("session" in first ? first.session === what : first.department === hosts.get(what)) lucky.add(who);
  }
  return lucky.size;
}
