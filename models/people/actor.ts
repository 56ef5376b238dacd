import type { Role } from "#models/shared/vocabulary.ts";

/** Who acts: a person with what they may decide, or the product's own clock. Made once a request (`actorFor`). */
export interface PersonActor {
  kind: "person";
  id: string;
  name: string;
  departmentId: string;
  roles: readonly Role[];
  /** Departments the person hosts for, leads, or stands in for today (string ids). */
  hostOf: readonly string[];
  leadOf: readonly string[];
  /** Somebody names this person as supervisor. */
  supervises: boolean;
}

export interface SystemActor {
  kind: "system";
  id: "system";
  name: "system";
}

export type Actor = PersonActor | SystemActor;

export const SYSTEM: SystemActor = { kind: "system", id: "system", name: "system" };
