import { expect, it } from "vitest";
import { commits, inTransaction, rehearse } from "#models/database/transaction.ts";
import { Session } from "#models/programme/session.document.ts";
import { build, cast } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";

await freshDatabase();

it("sees what its own changes bring, and leaves nothing of them", async () => {
  const { maria } = await cast();
  const session = await build.session({ host: maria });
  const before = commits();
  const seen = await rehearse(async (tx) => {
    await Session.updateOne({ _id: session._id }, { $inc: { taken: 1 } }, { session: tx });
    await Session.create([{ ...session, _id: maria._id, day: "2030-01-01", key: "another" }], { session: tx });
    return {
      session: await Session.findById(session._id).session(tx).lean(),
      all: await Session.countDocuments().session(tx),
    };
  });
  expect([seen.session!.taken, seen.all]).toEqual([session.taken + 1, 2]);
  expect(await Session.find().lean()).toEqual([session]);
  expect(commits()).toBe(before);
});

it("is not in the way of whoever does the same at that moment, and begins again when they were first", async () => {
  const { maria } = await cast();
  const { _id } = await build.session({ host: maria, places: 50 });
  const more = { $inc: { taken: 1 } };
  const looks = Array.from({ length: 10 }, () =>
    rehearse(async (tx) => {
      const { taken } = (await Session.findById(_id).session(tx).lean())!;
      await Session.updateOne({ _id }, more, { session: tx });
      return (await Session.findById(_id).session(tx).lean())!.taken - taken;
    }),
  );
  const deeds = Array.from({ length: 10 }, () =>
    inTransaction((tx) => Session.updateOne({ _id }, more, { session: tx })),
  );
  await Promise.all(deeds);
  expect(await Promise.all(looks)).toEqual(Array.from({ length: 10 }, () => 1));
  expect((await Session.findById(_id).lean())!.taken).toBe(10);
});

it("refuses what the verb refuses", async () => {
  await expect(rehearse(() => Promise.reject(new Error("full")))).rejects.toThrow("full");
});
