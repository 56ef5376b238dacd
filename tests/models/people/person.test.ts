import { expect, test } from "vitest";
import { Person } from "#models/people/person.document.ts";
import { actorFor } from "#models/people/person.ts";
import { cast, noon } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";

await freshDatabase({ unsound: "people are said to have left without the verb that lets them go" });

test("somebody supervises as long as one of theirs is there, and who has left decides nothing", async () => {
  const { maria, maren, yusuf } = await cast();
  const supervises = async () => (await actorFor(String(maria._id), noon))?.supervises;
  expect(await supervises()).toBe(false);
  await Person.updateMany({ _id: { $in: [maren._id, yusuf._id] } }, { $set: { supervisor: maria._id } });
  await Person.updateOne({ _id: maren._id }, { $set: { leftAt: noon } });
  expect(await supervises()).toBe(true);
  await Person.updateOne({ _id: yusuf._id }, { $set: { leftAt: noon } });
  expect(await supervises()).toBe(false);
  await Person.updateOne({ _id: maria._id }, { $set: { leftAt: noon } });
  expect(await supervises()).toBe(undefined);
});
