import { DomainError, notAllowed } from "#models/errors.ts";
import { can } from "#models/permissions.ts";
import { record } from "#models/record/activity.ts";
import type { Period } from "#models/shared/vocabulary.ts";
import type { Actor } from "./actor.ts";
import { Department } from "./department.document.ts";
import { Organisation } from "./organisation.document.ts";

/** What coordinators decide about booking, for everybody. */
export interface BookingLimits {
  /** Places held or awaited by one person at a time. */
  bookingsAhead: number;
  /** Visits of one person in a calendar quarter or year; null for any number. */
  visitsMost: number | null;
  visitsPer: Period;
  /** Days before a session from which places can be asked for; null for as soon as it is published. */
  opensDays: number | null;
  /** On the way between two sites, each way. */
  travelMinutes: number;
}

/** The limits as they are now, for the form. */
export async function findBookingLimits(actor: Actor): Promise<BookingLimits> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const found = await Organisation.findById("organisation").lean();
  return {
    bookingsAhead: found?.bookingsAhead ?? 10,
    visitsMost: found?.visitsMost ?? null,
    visitsPer: found?.visitsPer ?? "quarter",
    opensDays: found?.opensDays ?? null,
    travelMinutes: found?.travelMinutes ?? 60,
  };
}

/**
 * Changes the limits, for what is asked from now on: whoever holds or awaits a place keeps it, and what counts as away
 * for it. Refuses opens-too-late where a department would close its booking before it has opened.
 */
export async function changeBookingLimits(actor: Actor, limits: BookingLimits, now: Date): Promise<void> {
  const before = await findBookingLimits(actor);
  const { bookingsAhead, visitsMost, visitsPer, opensDays, travelMinutes } = limits;
  if (opensDays !== null) {
    const strict = await Department.findOne({}, { name: 1, noticeHours: 1 }).sort({ noticeHours: -1 }).lean();
    if (strict && opensTooLate(opensDays, strict.noticeHours))
      throw new DomainError("opens-too-late", { name: strict.name, hours: strict.noticeHours }, "opensDays");
  }
  const set = { bookingsAhead, visitsMost, visitsPer, opensDays, travelMinutes };
  await Organisation.updateOne({ _id: "organisation" }, { $set: set });
  const thing = { kind: "organisation", id: "organisation" };
  await record(actor, [{ what: "organisation.limits", thing, facts: { before, after: set } }], now);
}

/** Booking opens with a day and closes some hours before the session: it has to open first. */
export const opensTooLate = (opensDays: number, noticeHours: number): boolean => opensDays * 24 <= noticeHours;
