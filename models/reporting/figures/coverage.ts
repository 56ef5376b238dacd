import type { Claim } from "../reading.ts";
import { share, type Share } from "./share.ts";

/** Coverage: how many of the people who are in a department now saw another department's work in the twelve months. */
export interface Coverage {
  department: string;
  trained: Share;
}

export function makeCoverage() {
  const visitors = new Set<string>();
  return {
    add({ person, visited }: Claim): void {
      if (visited) visitors.add(person);
    },
    /** `homeOf`: where a person is now, null for who has left; `staff`: how many are there. */
    coverage(homeOf: (person: string) => string | null, staff: readonly { id: string; people: number }[]): Coverage[] {
      const counts = new Map<string, number>();
      for (const person of visitors) {
        const home = homeOf(person);
        if (home) counts.set(home, (counts.get(home) ?? 0) + 1);
      }
      return staff.map(({ id, people }) => ({ department: id, trained: share(counts.get(id) ?? 0, people) }));
    },
  };
}
