import { expect, test } from "vitest";
import { Person } from "#models/people/person.document.ts";
import { Activity } from "#models/record/activity.document.ts";
import { cast } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit } from "../visit.ts";

await freshDatabase();

test("a coordinator writes down by which shift somebody works; nobody else does", async () => {
  const { maren, beatriz, ingrid, tomas } = await cast();
  const page = `/people/${String(maren._id)}/shift`;
  const desk = visit(beatriz);
  const shiftNow = async () => (await Person.findById(maren._id).lean())!.shift;
  expect((await desk.get(`/people/${String(maren._id)}`)).text).toContain("Shift Not given");
  expect((await desk.get(page)).status).toBe(200);
  expect((await desk.post(page, { shift: "  Early\n rota " })).status).toBe(302);
  expect(await shiftNow()).toBe("Early rota");
  expect((await desk.post(page, { shift: "Early rota" })).status).toBe(302);
  const lines = await Activity.find({ what: "person.shift" }).lean();
  expect(lines.map(({ before, after }) => [before, after])).toEqual([["", "Early rota"]]);
  const long = await desk.post(page, { shift: "n".repeat(61) });
  expect([long.status, long.html.includes("n".repeat(61))]).toEqual([422, true]);
  for (const other of [maren, tomas, ingrid]) {
    expect((await visit(other).get(page)).status).toBe(403);
    expect((await visit(other).post(page, { shift: "Nights" })).status).toBe(403);
  }
  expect((await visit(ingrid).get(`/people/${String(maren._id)}`)).text).toContain("Shift Early rota");
  expect((await visit(tomas).get(`/people/${String(maren._id)}`)).text).not.toContain("Early rota");
  expect((await desk.post(page, { shift: "" })).status).toBe(302);
  expect(await shiftNow()).toBe("");
  expect((await desk.post(`/people/${"0".repeat(24)}/shift`, { shift: "Day" })).status).toBe(404);
});
