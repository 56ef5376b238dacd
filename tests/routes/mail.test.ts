import { expect, it } from "vitest";
import { Outbox } from "#models/record/outbox.document.ts";
import { build, cast, hours } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit } from "../visit.ts";

await freshDatabase({ unsound: "letters are written by hand, in every state" });

/** A letter that a mail server would not take. */
async function stuck() {
  const all = await cast();
  await build.booking(all.linh, await build.session({ host: all.maria }));
  const letter = (await Outbox.findOne({ to: all.linh._id }).lean())!;
  await Outbox.updateOne({ _id: letter._id }, { $set: { state: "failed", attempts: 9, lastError: "550 no such box" } });
  return { ...all, letter };
}

it("names letters that do not go out, and sends one again when asked", async () => {
  const { beatriz, letter } = await stuck();
  const who = visit(beatriz);
  const { text } = await who.get("/mail");
  expect(text).toContain("Nguyễn Thị Diệu Linh");
  expect(text).toContain("550 no such box");
  const done = await who.post("/mail", { letter: String(letter._id), state: "sent", to: "x" });
  expect(done.location).toBe("/mail");
  expect(await Outbox.findById(letter._id).lean()).toMatchObject({ state: "queued", attempts: 0, to: letter.to });
  await Outbox.updateOne({ _id: letter._id }, { $set: { state: "sent", settledAt: hours(0) } });
  expect((await who.post("/mail", { letter: String(letter._id) })).status).toBe(302);
  expect(await Outbox.findById(letter._id).lean()).toMatchObject({ state: "sent" });
});

it("refuses nonsense and unknown letters", async () => {
  const { beatriz, letter } = await stuck();
  for (const odd of ["", "nonsense", "{}"])
    expect((await visit(beatriz).post("/mail", { letter: odd })).status).toBe(422);
  expect((await visit(beatriz).post("/mail", { letter: "0123456789abcdef01234567" })).status).toBe(404);
  expect(await Outbox.findById(letter._id).lean()).toMatchObject({ state: "failed" });
});

it("is the coordinators' alone", async () => {
  const { ingrid, maria, letter } = await stuck();
  for (const other of [ingrid, maria]) {
    expect((await visit(other).get("/mail")).status).toBe(403);
    expect((await visit(other).post("/mail", { letter: String(letter._id) })).status).toBe(403);
  }
  expect(await Outbox.findById(letter._id).lean()).toMatchObject({ state: "failed" });
});
