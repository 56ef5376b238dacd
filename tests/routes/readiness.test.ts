import { beforeEach, expect, test } from "vitest";
import { Booking } from "#models/booking/booking.document.ts";
import { Person } from "#models/people/person.document.ts";
import { observedBy, observersOf } from "#models/reflection/readiness.ts";
import { actor, build, cast, type Cast } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit } from "../visit.ts";

await freshDatabase({ unsound: "visits are written by hand, without their record" });

let people: Cast;
beforeEach(async () => {
  people = await cast();
});

/** Maren has been to Tomás three times: twice it took place, once she did not come. */
async function threeVisits(): Promise<string> {
  const { maren, tomas } = people;
  const outcomes = ["attended", "no-show", "stand-in"] as const;
  for (const [at, outcome] of outcomes.entries()) {
    const session = await build.session({ host: tomas, startsIn: 24 * (at + 2) });
    const { _id } = await build.booking(maren, session);
    await Booking.updateOne({ _id }, { $set: { state: "booked", outcome } });
  }
  return String(tomas.department);
}

test("what somebody observed stands on their record, for those who may see it", async () => {
  const department = await threeVisits();
  const { maren, ingrid, beatriz, tomas, linh } = people;
  const found = await observedBy(await actor(maren), String(maren._id));
  expect(found.map(({ id, visits }) => [id, visits])).toEqual([[department, 2]]);
  const page = `/people/${String(maren._id)}`;
  for (const one of [maren, ingrid, beatriz])
    expect((await visit(one).get(page)).html).toContain(`/departments/${department}`);
  for (const one of [tomas, linh]) {
    expect((await visit(one).get(page)).text).not.toContain("Has observed");
    await expect(observedBy(await actor(one), String(maren._id))).rejects.toMatchObject({ code: "not-allowed" });
  }
  expect((await visit(linh).get(`/people/${String(linh._id)}`)).text).toContain(
    "No visit of theirs has taken place yet",
  );
});

test("a department's hosts see who has observed it", async () => {
  const department = await threeVisits();
  const { maren, tomas, beatriz, ingrid } = people;
  const found = await observersOf(await actor(tomas), department);
  expect(found.map(({ name, visits }) => [name, visits])).toEqual([[maren.name, 2]]);
  for (const one of [tomas, beatriz])
    expect((await visit(one).get(`/departments/${department}`)).text).toContain("Who has observed here");
  for (const one of [maren, ingrid]) {
    expect((await visit(one).get(`/departments/${department}`)).text).not.toContain("Who has observed here");
    await expect(observersOf(await actor(one), department)).rejects.toMatchObject({ code: "not-allowed" });
  }
});

test("who has left is not shown as an observer", async () => {
  const department = await threeVisits();
  await Person.updateOne({ _id: people.maren._id }, { $set: { leftAt: new Date() } });
  expect(await observersOf(await actor(people.tomas), department)).toEqual([]);
});
