import { describe, expect, it } from "vitest";
import { Outbox } from "#models/record/outbox.document.ts";
import { chaseRequests } from "#models/booking/reminding.ts";
import { countRequests, requestsFor } from "#models/booking/team.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import { Person } from "#models/people/person.document.ts";
import { actor, build, cast, hours, noon } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";

await freshDatabase();

/** Whose requests wait for somebody, in their order; the count in the bar says as many. */
async function waitFor(somebody: PersonDocument, now = noon): Promise<string[]> {
  const who = await actor(somebody, now);
  const names = (await requestsFor(who, now)).map(({ person }) => person.name);
  expect(await countRequests(who, now)).toBe(names.length);
  return names;
}

describe("requests of a team", () => {
  it("wait for the supervisor and the leads, once each, by the time an answer is due", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria, places: 9 });
    await build.booking(c.yusuf, on, { now: hours(1) });
    await build.booking(c.maren, on);
    // Somebody of another team whom Ingrid supervises all the same.
    await Person.updateOne({ _id: c.noor._id }, { $set: { supervisor: c.ingrid._id } });
    await build.booking(c.noor, await build.session({ host: c.maria, askHost: true }));
    expect(await waitFor(c.ingrid)).toEqual(["Maren Okafor-Lindqvist", "Yusuf Demirci"]);
    expect(await waitFor(c.maren)).toEqual([]);
    expect(await waitFor(c.piet)).toEqual([]);
    expect(await waitFor(c.beatriz)).toEqual([]);
  });

  it("never wait for oneself, nor once the session has begun", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria, places: 9 });
    await build.booking(c.ingrid, on);
    await build.booking(c.maren, on);
    expect(await waitFor(c.ingrid)).toEqual(["Maren Okafor-Lindqvist"]);
    expect(await waitFor(c.ingrid, hours(48))).toEqual([]);
  });

  it("wait for coordinators, too, once nobody answered in time", async () => {
    const c = await cast();
    await build.booking(c.maren, await build.session({ host: c.maria }));
    await chaseRequests(hours(4));
    expect(await waitFor(c.beatriz, hours(4))).toEqual(["Maren Okafor-Lindqvist"]);
    expect(await waitFor(c.ingrid, hours(4))).toEqual(["Maren Okafor-Lindqvist"]);
  });

  it("are chased with whose word is missing: the host's, or the home team's", async () => {
    const c = await cast();
    await build.booking(c.linh, await build.session({ host: c.maria, askHost: true }));
    await build.booking(c.maren, await build.session({ host: c.maria }));
    const chased = async () =>
      (await Outbox.find({ kind: "release-reminder" }).lean()).map(({ to, facts }) => [String(to), facts["person"]]);
    await chaseRequests(hours(3.5));
    expect(Object.fromEntries(await chased())).toEqual({
      [String(c.maria._id)]: c.linh.name,
      [String(c.ingrid._id)]: c.maren.name,
    });
    expect(await chased()).toHaveLength(2);
    await chaseRequests(hours(4));
    const late = (await chased()).filter(([, person]) => person === c.linh.name).map(([to]) => to);
    expect(late).toContain(String(c.beatriz._id));
    expect(late.filter((to) => to === String(c.maria._id))).toHaveLength(2);
  });

  it("say how many of the team are away then already", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria, places: 9 });
    await build.booking(c.yusuf, on, { by: c.ingrid });
    await build.booking(c.maren, on);
    const [request] = await requestsFor(await actor(c.ingrid), noon);
    expect(request!.awayAlready).toBe(1);
  });
});
