import { REFLECTION_ROLES, type ReflectionRole } from "#models/shared/vocabulary.ts";
import { share, type Share } from "./share.ts";

/** Reflections answered: of those who were asked after a visit, how many sent their words, by who they were there. */
export interface Reflected {
  role: ReflectionRole;
  answered: Share;
}

export function makeReflected() {
  const counts = new Map(REFLECTION_ROLES.map((role) => [role, { asked: 0, sent: 0 }]));
  return {
    add({ role, sentAt }: { role: ReflectionRole; sentAt: Date | null }): void {
      const mine = counts.get(role)!;
      mine.asked += 1;
      if (sentAt) mine.sent += 1;
    },
    reflected: (): Reflected[] =>
      [...counts].map(([role, { asked, sent }]) => ({ role, answered: share(sent, asked) })),
  };
}
