import { expect, test } from "vitest";
import { cast } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit } from "../visit.ts";

await freshDatabase();

test("somebody who is not signed in is sent to the door and comes back", async () => {
  await cast();
  const answer = await visit().get("/account?x=1");
  expect(answer.status).toBe(302);
  expect(answer.location).toBe("/sign-in?to=%2Faccount%3Fx%3D1");
});

test("the account page greets who is signed in", async () => {
  const { maren } = await cast();
  const answer = await visit(maren).get("/account");
  expect(answer.status).toBe(200);
  expect(answer.text).toContain("Maren Okafor-Lindqvist");
});
