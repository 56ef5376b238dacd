import { Types } from "mongoose";
import { describe, expect, test } from "vitest";
import { reservePlaces } from "#models/booking/reserving.ts";
import { Person } from "#models/people/person.document.ts";
import { propose } from "#models/programme/proposing.ts";
import { Concern } from "#models/reflection/concern.document.ts";
import { Improvement } from "#models/reflection/improvement.document.ts";
import { Review } from "#models/reflection/review.document.ts";
import { Thanks } from "#models/reflection/thanks.document.ts";
import { actor, build, cast, hours, noon } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { madeOnce } from "../rows.ts";
import { visit, type Answer } from "../visit.ts";

await freshDatabase({ unsound: "what happened is written by hand, without its record" });

const idOf = (one: { _id: unknown } | null): string => String(one!._id);
const key = "a-key-of-this-form";

/** One of each kind of thing that concerns only some, none of which concerns Linh. */
const things = madeOnce(async () => {
  const c = await cast();
  const session = await build.session({ host: c.maria });
  const booking = await build.booking(c.piet, session);
  const requested = await build.booking(c.maren, session);
  const held = await reservePlaces(await actor(c.ingrid), idOf(session), idOf(c.security), 1, noon);
  const round = await build.round(c.beatriz, { departmentIds: [idOf(c.apron)] });
  const date = { departmentId: idOf(c.apron), planId: "", date: "2026-12-17", clock: "06:00", words: "", key };
  const proposal = await propose(await actor(c.maren), date, noon);
  await build.said(booking, "attended");
  const { shadow } = await build.reflections(booking);
  await build.sent(c.piet, shadow, { thanks: "Thank you", thanksPublic: true });
  await visit(c.piet).post("/concerns/new", { text: "Something", reach: "", key });
  const [concern, review, thanks] = await Promise.all([
    Concern.findOne().lean(),
    Review.findOne().lean(),
    Thanks.findOne().lean(),
  ]);
  return { ...c, booking, requested, held: String(held), proposal, round, shadow, concern, review, thanks };
});

type Things = Awaited<ReturnType<typeof things>>;
type Fields = Record<string, string>;

/** Every page and form of such things: with the id of one that is there. */
const pages: [path: string, of: (all: Things) => string, fields?: Fields][] = [
  ["/bookings/ID", ({ booking }) => idOf(booking)],
  ["/bookings/ID/calendar.ics", ({ booking }) => idOf(booking)],
  ["/bookings/ID/cancellation", ({ booking }) => idOf(booking), { reason: "Mine" }],
  ["/bookings/ID/day", ({ booking }) => idOf(booking), { here: "yes" }],
  ["/bookings/ID/gift", ({ booking }) => idOf(booking), { person: "6a0000000000000000000000", key }],
  ["/bookings/ID/late", ({ booking }) => idOf(booking), { minutes: "10", note: "" }],
  ["/bookings/ID/move", ({ booking }) => idOf(booking), { session: "6a0000000000000000000000", key }],
  ["/bookings/ID/offer", ({ booking }) => idOf(booking), { answer: "take" }],
  ["/bookings/ID/outcome", ({ booking }) => idOf(booking), { outcome: "attended", was: "" }],
  ["/bookings/ID/release", ({ requested }) => idOf(requested), { answer: "release" }],
  ["/reservations/ID", ({ held }) => held, { answer: "give-back" }],
  ["/proposals/ID", ({ proposal }) => proposal, { what: "decline", answer: "Not then" }],
  ["/reflections/ID", ({ shadow }) => idOf(shadow), { press: "send", version: "0", rating: "4" }],
  ["/concerns/new?visit=ID", ({ shadow }) => idOf(shadow), { text: "Something", reach: "", key }],
  ["/concerns/ID", ({ concern }) => idOf(concern), { press: "take", version: "0" }],
  ["/review/ID", ({ review }) => idOf(review), { press: "take", version: "0" }],
  ["/review/ID/improvement", ({ review }) => idOf(review), {}],
  ["/rounds/ID", ({ round }) => idOf(round)],
  ["/rounds/ID/wishes", ({ round }) => idOf(round), { act: "add", wish: "department-6a0000000000000000000000" }],
  ["/rounds/ID/edit", ({ round }) => idOf(round), { version: "0" }],
  ["/rounds/ID/announcement", ({ round }) => idOf(round), { run: "0", placed: "0" }],
  ["/rounds/ID/placements.csv", ({ round }) => idOf(round)],
];

const said = ({ status, text }: Answer, id: string) => ({ status, text: text.replaceAll(id, "ID") });

describe("what concerns only some", () => {
  test.each(pages)("%s answers who is not among them as if it were there, or not", async (path, of, fields) => {
    const all = await things();
    const other = visit(all.linh);
    const [there, nowhere] = [of(all), String(new Types.ObjectId())];
    const ask = async (id: string) => {
      const at = path.replace("ID", id);
      const [page, form] = [await other.get(at), fields ? await other.post(at, fields) : null];
      return [said(page, id), form && said(form, id)];
    };
    const answered = await ask(there);
    expect(answered[0]!.status).toBe(403);
    expect(await ask(nowhere)).toEqual(answered);
    // Who may see each of them hears that it is not there.
    expect((await visit(all.beatriz).get(path.replace("ID", nowhere))).status).toBe(404);
    // What can be no id of ours is unknown to everybody who may ask at all.
    if (!/^\/(concerns|review|rounds)\//.test(path))
      for (const never of ["nonsense", "0123456789abcdef01234567", "f".repeat(24)])
        expect((await other.get(path.replace("ID", never))).status).toBe(404);
  });

  test("moving a booking of somebody else to its own session tells nothing of its state", async () => {
    const { linh, booking } = await things();
    const fields = { session: String(booking.session), key };
    expect((await visit(linh).post(`/bookings/${idOf(booking)}/move`, fields)).status).toBe(403);
  });

  test("thanks to somebody else", async () => {
    const { linh, thanks } = await things();
    const answers = [];
    for (const id of [idOf(thanks), String(new Types.ObjectId())])
      answers.push(said(await visit(linh).post("/thanks", { thanks: id, shown: "yes" }), id));
    expect(answers[0]!.status).toBe(403);
    expect(answers[1]).toEqual(answers[0]);
  });
});

test("who left is not told from who never was, to those who may not see them", async () => {
  const { linh, yusuf, beatriz } = await things();
  await Person.updateOne({ _id: yusuf._id }, { $set: { leftAt: hours(-1) } });
  for (const more of ["", "/code", "/address", "/shift", "/supervisor", "/clearances"]) {
    const answers = [];
    for (const id of [idOf(yusuf), String(new Types.ObjectId())])
      answers.push(said(await visit(linh).get(`/people/${id}${more}`), id));
    expect([more, answers[1]]).toEqual([more, answers[0]]);
  }
  expect((await visit(beatriz).get(`/people/${idOf(yusuf)}`)).status).toBe(200);
});

test("what everybody may see is not there where it is not there", async () => {
  const { linh } = await things();
  const nowhere = String(new Types.ObjectId());
  for (const path of ["sessions", "people", "departments", "improvements"])
    expect([path, (await visit(linh).get(`/${path}/${nowhere}`)).status]).toEqual([path, 404]);
  expect(await Improvement.countDocuments()).toBe(0);
});
