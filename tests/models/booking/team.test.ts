import { describe, expect, it } from "vitest";
import { Outbox } from "#models/record/outbox.document.ts";
import { releaseBooking } from "#models/booking/release.ts";
import { chaseRequests } from "#models/booking/reminding.ts";
import { countRequests, requestsFor } from "#models/booking/team.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import { Person } from "#models/people/person.document.ts";
import { actor, build, cast, crowd, hours, noon } from "../../cast.ts";
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

  it("are chased once by several workers at once", async () => {
    const c = await cast();
    await build.booking(c.maren, await build.session({ host: c.maria }));
    const chased = await Promise.all([1, 2, 3].map(() => chaseRequests(hours(3.5))));
    expect(chased.reduce((sum, count) => sum + count)).toBe(1);
    expect(await Outbox.countDocuments({ kind: "release-reminder" })).toBe(1);
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

  it("say what releasing each does to the cap, as releasing it then decides", async () => {
    const c = await cast();
    const [lead, ana, ben] = [await actor(c.ingrid), ...(await crowd(2, c.security))];
    const at = { host: c.tomas, places: 9 };
    await build.booking(c.yusuf, await build.session({ ...at, startsIn: 48, minutes: 60 }), { by: c.ingrid });
    await build.booking(c.maren, await build.session({ ...at, startsIn: 48, minutes: 180 }), { now: noon });
    await build.booking(ana!, await build.session({ ...at, startsIn: 48.5, minutes: 120 }), { now: hours(1) });
    await build.booking(ben!, await build.session({ ...at, startsIn: 50, minutes: 120 }), { now: hours(2) });
    const said = async () =>
      (await requestsFor(lead, hours(3))).map(({ person, booking, cover: { after, ...cover } }) => ({
        id: String(booking._id),
        name: person.name,
        ...cover,
        after: after?.ids,
      }));
    const [maren, second, third] = await said();
    expect([maren, second, third].map((one) => [one!.name, one!.away, one!.refused])).toEqual([
      [c.maren.name, 1, null],
      [ana!.name, 1, null],
      [ben!.name, 0, null],
    ]);
    const people = await Person.countDocuments({ department: c.security._id });
    expect([maren, second, third].map((one) => [people - one!.stay, one!.fullMinutes])).toEqual([
      [2, 0],
      [2, 30],
      [1, 30],
    ]);
    expect([maren!.after, second!.after, third!.after]).toEqual([undefined, [maren!.id], [maren!.id, second!.id]]);
    await releaseBooking(lead, maren!.id, hours(3));
    const left = await said();
    expect(left.map(({ name, away, refused, fullMinutes }) => [name, away, refused, fullMinutes])).toEqual([
      [ana!.name, 2, "cap-reached", 30],
      [ben!.name, 1, null, 0],
    ]);
    await expect(releaseBooking(lead, second!.id, hours(3))).rejects.toMatchObject({ code: "cap-reached" });
    await releaseBooking(lead, third!.id, hours(3));
  });
});
