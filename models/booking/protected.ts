import type { DepartmentDocument, ProtectedDay } from "#models/people/department.document.ts";
import { overlaps, type Span } from "./away.ts";

/** The day, if there is one, on which the team keeps everybody and the span would take somebody away. */
export const protectedAt = (
  { protectedDays = [] }: Pick<DepartmentDocument, "protectedDays">,
  away: Span,
): ProtectedDay | undefined => protectedDays.find((day) => overlaps(day, away));

/** What a sentence about it is made with. */
export const protectionFacts = ({ from, zone, reason }: ProtectedDay) => ({ day: from, zone, reason });
