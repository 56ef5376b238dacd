import { expect, it } from "vitest";
import { releaseBooking } from "#models/booking/release.ts";
import { bookingThing } from "#models/booking/transition.ts";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";
import { actor, build, cast, hours, noon } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import * as they from "./booking/situations.ts";

await freshDatabase();

it("nobody releases themselves: not as lead, as deputy, as coordinator, or as the supervisor of the own row", async () => {
  const c = await cast();
  const roles = {
    lead: () => Department.updateOne({ _id: c.security._id }, { $set: { leads: [c.ingrid._id, c.maren._id] } }),
    deputy: () =>
      Department.updateOne(
        { _id: c.security._id },
        { $set: { leads: [c.ingrid._id], deputies: [{ person: c.maren._id, from: noon, until: hours(24 * 30) }] } },
      ),
    coordinator: () => Person.updateOne({ _id: c.maren._id }, { $set: { roles: ["coordinator"] } }),
    supervisor: () => Person.updateOne({ _id: c.maren._id }, { $set: { supervisor: c.maren._id } }),
  };
  for (const [role, appoint] of Object.entries(roles)) {
    await appoint();
    const s = { of: c.maren, on: await build.session({ host: c.maria }) };
    // Their own wish is a request like anybody's, and only somebody else can answer it.
    expect([role, (await they.books(c.maren, s)).state]).toEqual([role, "requested"]);
    const booking = (await they.bookingOf(s))!;
    const maren = await actor(c.maren);
    expect([role, can(maren, "booking.release", bookingThing(booking))]).toEqual([role, false]);
    const releasing = releaseBooking(maren, String(booking._id), noon);
    await expect(releasing, role).rejects.toMatchObject({ code: "not-allowed" });
    expect(can(await actor(c.ingrid), "booking.release", bookingThing(booking))).toBe(true);
    await they.ends(c.maren, s);
  }
});
