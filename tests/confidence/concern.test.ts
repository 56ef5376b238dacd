import { Types } from "mongoose";
import { beforeEach, expect, test } from "vitest";
import { Department } from "#models/people/department.document.ts";
import { record } from "#models/record/activity.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { Concern } from "#models/reflection/concern.document.ts";
import { raiseConcern } from "#models/reflection/concern.ts";
import { Reflection } from "#models/reflection/reflection.document.ts";
import { Review } from "#models/reflection/review.document.ts";
import { setClock } from "#app/server/clock.ts";
import { pathForLog } from "#app/server/log.ts";
import { build, cast, hours } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { releaseBooking } from "#models/booking/release.ts";
import { oneOfEach, sightOf, traces, type Sight } from "./everything.ts";

await freshDatabase({ keep: true, unsound: "the control leaves traces on purpose" });

const WORDS = ["Nobody should shout like that", "after six, by the fountain"];
const now = build.afterwards;

beforeEach(() => setClock(now));

/** Maren's visit to María, which Ingrid released and leads the home team of. */
async function visited() {
  const all = await cast();
  const session = await build.session({ host: all.maria });
  const asked = await build.booking(all.maren, session);
  await releaseBooking(await build.actor(all.ingrid), String(asked._id), hours(1));
  await Department.updateOne({ _id: all.security._id }, { $set: { leads: [all.ingrid._id, all.yusuf._id] } });
  const made = await build.reflections(asked);
  await build.sent(all.maria, made.host);
  return { ...all, ...made, session };
}

/** Host, supervisor, shadow, and another lead of the home team. */
let readers: Awaited<ReturnType<typeof visited>>["maria"][] = [];
let before: Sight;
let ids: string[];

test("host, supervisor, shadow and home team find no trace of a concern: no word, no row, no count", async () => {
  const all = await visited();
  readers = [all.maria, all.ingrid, all.maren, all.yusuf];
  ids = [all.session, all.shadow, all.host, all.maren].map(({ _id }) => String(_id));
  ids.push(String(all.maria.department), String((await Review.findOne().lean())!._id), String(all.shadow.booking));
  ids.push(...(await oneOfEach()).filter((id) => !ids.includes(id)));
  // Signed in, and seen for the first time.
  await sightOf(readers, [], (as) => as === "/home");
  before = await sightOf(readers, ids);
  expect(before.size).toBeGreaterThan(500);
  const [text, reach] = WORDS as [string, string];
  const reflectionId = String(all.shadow._id);
  await raiseConcern(await build.actor(all.maren, now), { text, reach, reflectionId, key: "form-told" }, now);
  const concern = (await Concern.findOne().lean())!;
  const after = await sightOf(readers, ids);
  expect(traces(before, after, [...WORDS, String(concern._id)])).toEqual([]);
  // Its own address opens nothing: the same closed door as for an id that never was.
  const only = (as: string): boolean => /[0-9a-f]{24}/.test(as);
  const there = await sightOf(readers, [String(concern._id)], only);
  const never = String(new Types.ObjectId());
  const nowhere = await sightOf(readers, [never], only);
  const doors = [...there].filter(([at]) => at.includes(String(concern._id)));
  expect(doors.length).toBeGreaterThan(50);
  for (const [at, { body }] of doors) {
    const other = nowhere.get(at.replaceAll(String(concern._id), never))!;
    expect([at, body.slice(0, 3)]).toEqual([at, other.body.slice(0, 3)]);
    expect(WORDS.filter((word) => body.includes(word))).toEqual([]);
  }
  // What was mailed says neither who, nor what, nor where.
  expect([...after.keys()].filter((at) => at.endsWith(" feed")).length).toBe(readers.length);
  expect(after.get(`${all.maren.name} feed`)!.body).toContain("BEGIN:VEVENT");
  const letters = JSON.stringify(await Outbox.find({ kind: "review-waits" }).lean());
  expect(letters).toContain(String(all.beatriz._id));
  for (const word of [...WORDS, String(concern._id), all.maren.name, String(all.maren._id), String(all.session._id)])
    expect(letters).not.toContain(word);
}, 1_200_000);

test("control: a word in a page, a line in the record, a letter, a mark on the visit would each be found", async () => {
  const [host, , shadow] = readers as [(typeof readers)[0], (typeof readers)[0], (typeof readers)[0]];
  const few = ids.filter((id) => id === String(host.department));
  const only = (as: string): boolean => /^\/(home|departments)/.test(as);
  const look = (): Promise<Sight> => sightOf([host, shadow], few, only);
  const start = await look();
  const found = async (): Promise<string[]> => traces(start, await look(), WORDS);
  expect(await found()).toEqual([]);
  await Department.updateOne({ _id: host.department }, { $set: { about: WORDS[0]! } });
  expect((await found()).some((at) => at.endsWith(`/departments/${String(host.department)}.data`))).toBe(true);
  await Department.updateOne({ _id: host.department }, { $set: { about: "" } });
  expect(await found()).toEqual([]);
  await record(await build.actor(shadow, now), [{ what: "concern.told", thing: { kind: "session", id: "x" } }], now);
  expect(await found()).toContain("the record");
  await Reflection.updateMany({ author: shadow._id }, { $set: { thanksPublic: true } });
  expect(await found()).toContain("collection reflections");
  await Reflection.updateMany({ author: shadow._id }, { $set: { nudgeAt: null, state: "sent" } });
  expect((await found()).some((at) => at.startsWith(`${shadow.name} /home`))).toBe(true);
}, 1_200_000);

test("the server's log has no address of a concern", () => {
  expect(pathForLog("/concerns/0123456789abcdef01234567.data?visit=1")).toBe("/concerns/…");
  expect(pathForLog("/concerns/new?visit=0123456789abcdef01234567")).toBe("/concerns/…");
});
