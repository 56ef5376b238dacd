import { Booking, type BookingDocument } from "#models/booking/booking.document.ts";
import { askReflections } from "#models/reflection/asking.ts";
import { Reflection, type ReflectionDocument } from "#models/reflection/reflection.document.ts";
import { sendReflection, type Words } from "#models/reflection/writing.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import type { ReflectionRole } from "#models/shared/vocabulary.ts";
import { hours } from "./moments.ts";
import { actor } from "./people.ts";

/** After a session of the builder: it begins in 48 hours and takes two and a half. */
export const afterwards = hours(52);

/** What somebody might write. */
export const words = (more: Partial<Words> = {}): Words => ({
  answers: { friction: "We type every slip twice." },
  ...{ rating: 4, thanks: "", thanksPublic: false, version: 0 },
  ...more,
});

/** Asks by the verb, and gives those of one booking by role. */
export async function reflections(
  of: Pick<BookingDocument, "_id">,
  now: Date = afterwards,
): Promise<Record<ReflectionRole, ReflectionDocument>> {
  await askReflections(now);
  const found = await Reflection.find({ booking: of._id }).lean();
  return Object.fromEntries(found.map((one) => [one.role, one])) as unknown as Record<
    ReflectionRole,
    ReflectionDocument
  >;
}

export async function sent(
  by: PersonDocument,
  reflection: Pick<ReflectionDocument, "_id">,
  more: Partial<Words> = {},
  now: Date = afterwards,
): Promise<void> {
  await sendReflection(await actor(by, now), String(reflection._id), words(more), now);
}

/** Says by document what happened, without the day that would have come before. */
export const said = (of: Pick<BookingDocument, "_id">, outcome: BookingDocument["outcome"]) =>
  Booking.updateOne({ _id: of._id }, { $set: { outcome } });
