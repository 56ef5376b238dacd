import { describe, expect, it } from "vitest";
import { run } from "#jobs/commands/audit.ts";
import { sayOutcome } from "#models/booking/saying.ts";
import { Booking, type BookingDocument } from "#models/booking/booking.document.ts";
import { protectDay } from "#models/booking/protecting.ts";
import { feedAddress } from "#models/calendar/address.ts";
import { Department } from "#models/people/department.document.ts";
import { Person, type PersonDocument } from "#models/people/person.document.ts";
import { follow } from "#models/programme/following.ts";
import { Proposal } from "#models/programme/proposal.document.ts";
import { propose } from "#models/programme/proposing.ts";
import { publishSession } from "#models/programme/publish.ts";
import { Session } from "#models/programme/session.document.ts";
import { Activity } from "#models/record/activity.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { audit } from "#models/reporting/invariants.ts";
import { build, cast, hours, noon } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import { madeOnce } from "../../rows.ts";

await freshDatabase({ unsound: "what the audit finds is broken on purpose" });

/** Two of Security released for one session, Linh booked on the next, where Piet waits and Noor after him. */
const made = madeOnce(async () => {
  const c = await cast();
  const [on, full] = [
    await build.session({ host: c.maria }),
    await build.session({ host: c.maria, startsIn: 72, places: 1 }),
  ];
  for (const of of [c.maren, c.yusuf]) await build.booking(of, on, { by: c.ingrid });
  for (const of of [c.linh, c.piet, c.noor]) await build.booking(of, full);
  for (const of of [c.linh, c.maren]) await feedAddress(String(of._id), "a secret of the tests", noon);
  return { ...c, on, full };
});

async function busy() {
  const bookingOf = async (of: PersonDocument): Promise<BookingDocument> =>
    (await Booking.findOne({ person: of._id }).lean())!;
  return { ...(await made()), bookingOf };
}

const broken = async () => (await audit(noon)).filter((tally) => tally.broken > 0).map(({ name }) => name);

/** Maren suggests a date to the baggage hall, and María publishes one for it. The suggestion's id. */
async function suggestAndPublish({ maren, maria, baggage }: Awaited<ReturnType<typeof busy>>): Promise<string> {
  const wish = { departmentId: String(baggage._id), planId: null, date: "2026-12-08", clock: "13:00", words: "" };
  const proposalId = await propose(await build.actor(maren), { ...wish, key: build.key() }, noon);
  const plan = await build.plan(maria);
  const slot = { planId: String(plan._id), date: "2026-12-09", clock: "10:00", places: 2, meetingPoint: "E7" };
  const by = await build.actor(maria);
  await publishSession(by, { ...slot, hostId: String(maria._id), key: build.key(), proposalId }, noon);
  return proposalId;
}

/** What is done to sound data behind the verbs' back, and which invariants say so. */
const DAMAGE: Record<string, [(b: Awaited<ReturnType<typeof busy>>) => Promise<unknown>, string[]]> = {
  nothing: [async () => undefined, []],
  "a place counted twice": [({ on }) => Session.updateOne({ _id: on._id }, { $inc: { taken: 1 } }), ["I1"]],
  "somebody who waits not counted": [
    ({ full }) => Session.updateOne({ _id: full._id }, { $set: { waiting: 1 } }),
    ["I1"],
  ],
  "fewer places than people": [({ on }) => Session.updateOne({ _id: on._id }, { $set: { places: 1 } }), ["I1"]],
  "two places at one time": [
    async ({ maren, linh }) =>
      Booking.updateOne({ person: maren._id }, { $set: { person: linh._id, awayFrom: hours(73), awayTo: hours(74) } }),
    ["I3", "I6", "I8"],
  ],
  "a place free while somebody waits": [
    ({ full }) => Session.updateOne({ _id: full._id }, { $set: { places: 2 } }),
    ["I4"],
  ],
  "a number of the line given twice": [
    ({ noor }) => Booking.updateOne({ person: noor._id }, { $set: { "line.number": 1 } }),
    ["I5"],
  ],
  "an offer past the first in line": [
    async ({ noor, bookingOf }) => {
      const { _id, person } = await bookingOf(noor);
      await Booking.updateOne({ _id }, { $set: { state: "offered" }, $inc: { version: 1 } });
      const thing = { kind: "booking", id: String(_id) };
      const what = { what: "booking.offered", before: "waiting", after: "offered" };
      await Activity.create({ at: noon, actor: "system", actorName: "system", thing, ...what });
      const letter = {
        kind: "offered" as const,
        to: person,
        about: String(_id),
        version: 2,
        messageId: "<m@understudy>",
      };
      await Outbox.create({ ...letter, createdAt: noon, dueAt: noon });
    },
    ["I1", "I1", "I5"],
  ],
  "a letter that was never left": [({ piet }) => Outbox.deleteOne({ to: piet._id }), ["I6"]],
  "another UID": [({ linh }) => Booking.updateOne({ person: linh._id }, { $set: { uid: "other" } }), ["I8"]],
  "a SEQUENCE that went back": [
    ({ linh }) => Booking.updateOne({ person: linh._id }, { $set: { sequence: -1 } }),
    ["I8"],
  ],
  "a state nobody brought about": [
    ({ linh }) => Booking.updateOne({ person: linh._id }, { $set: { state: "requested" } }),
    ["I8", "I12"],
  ],
  "a change without a record": [
    async ({ linh, bookingOf }) => Activity.deleteOne({ "thing.id": String((await bookingOf(linh))._id) }),
    ["I12"],
  ],
  "a change the table does not have": [
    async ({ linh, bookingOf }) =>
      Activity.updateOne({ "thing.id": String((await bookingOf(linh))._id) }, { $set: { after: "moved" } }),
    ["I12", "I12"],
  ],
  "something said of a session to come": [
    ({ linh }) => Booking.updateOne({ person: linh._id }, { $set: { outcome: "attended", outcomeAt: noon } }),
    ["I20", "I20"],
  ],
  "something said of who does not come": [
    async ({ linh, maria, bookingOf, full }) => {
      const { _id } = await bookingOf(linh);
      await sayOutcome(await build.actor(maria, hours(73)), String(_id), { outcome: "partly", was: null }, hours(73));
      await Session.updateOne({ _id: full._id }, { $set: { state: "cancelled" } });
    },
    ["I1", "I20"],
  ],
  "other words than the record's": [
    async ({ linh, maria, bookingOf }) => {
      const { _id } = await bookingOf(linh);
      await sayOutcome(await build.actor(maria, hours(73)), String(_id), { outcome: "partly", was: null }, hours(73));
      await Booking.updateOne({ _id }, { $set: { outcome: "attended" } });
    },
    ["I20"],
  ],
  "a session closed before it began": [
    ({ on }) => Session.updateOne({ _id: on._id }, { $set: { closedAt: noon } }),
    ["I21"],
  ],
  "a letter that was sent and never settled": [
    ({ maren }) => Outbox.updateOne({ to: maren._id }, { $set: { state: "sent" } }),
    ["I7"],
  ],
  "a letter tried without end": [
    ({ maren }) => Outbox.updateOne({ to: maren._id }, { $set: { attempts: 11 } }),
    ["I7"],
  ],
  "a calendar that shows another hour than the session's": [
    ({ linh }) => Booking.updateOne({ person: linh._id }, { $set: { startsAt: hours(71) } }),
    ["I9"],
  ],
  "a place in no calendar": [
    async ({ linh, bookingOf }) => Session.deleteOne({ _id: (await bookingOf(linh)).session }),
    ["I9"],
  ],
  "somebody who left and still leads": [
    ({ ingrid }) => Person.updateOne({ _id: ingrid._id }, { $set: { leftAt: noon } }),
    ["I11"],
  ],
  "somebody who left and whose suggestion of a date is still open": [
    async ({ apron, baggage }) => {
      const [gone] = await build.crowd(1, apron);
      const wish = { departmentId: String(baggage._id), planId: null, date: "2026-12-08", clock: "13:00", words: "" };
      await propose(build.visitor(gone!), { ...wish, key: build.key() }, noon);
      await Person.updateOne({ _id: gone!._id }, { $set: { leftAt: noon } });
    },
    ["I11"],
  ],
  "somebody who left and still hears of new dates": [
    async ({ apron, baggage }) => {
      const [gone] = await build.crowd(1, apron);
      await follow(build.visitor(gone!), String(baggage._id), noon);
      await Person.updateOne({ _id: gone!._id }, { $set: { leftAt: noon } });
    },
    ["I11"],
  ],
  "an answer to a suggestion that was never left": [
    async (b) => {
      await suggestAndPublish(b);
      await Outbox.deleteOne({ kind: "date-published" });
    },
    ["I6"],
  ],
  "a suggestion answered twice": [
    async (b) => {
      const about = await suggestAndPublish(b);
      await Outbox.updateOne({ kind: "date-asked", about }, { $set: { kind: "date-declined", to: b.maren._id } });
    },
    ["I6"],
  ],
  "a suggestion answered by a date that is not there": [
    async (b) => {
      const _id = await suggestAndPublish(b);
      await Proposal.updateOne({ _id }, { $set: { session: b.maren._id } });
    },
    ["I6"],
  ],
  "a suggestion that was told of an answer and still waits": [
    async (b) => {
      const _id = await suggestAndPublish(b);
      await Proposal.updateOne({ _id }, { $set: { state: "open", session: null } });
    },
    ["I6"],
  ],
  "more away than the cap allowed": [
    ({ maren }) => Booking.updateOne({ person: maren._id }, { $set: { "release.atOnce": 1 } }),
    ["I13"],
  ],
  "somebody released onto a protected day": [
    async ({ assisted, beatriz }) => {
      const day = { day: "2026-11-28", reason: "", stays: 1 };
      await protectDay(await build.actor(beatriz), String(assisted._id), day, noon);
      await Department.updateOne({ _id: assisted._id }, { $set: { "protectedDays.0.stays": 0 } });
    },
    ["I13"],
  ],
};

describe("the audit", () => {
  for (const [name, [damage, names]] of Object.entries(DAMAGE))
    it(`finds ${name}`, async () => {
      await damage(await busy());
      expect(await broken()).toEqual(names);
    });

  it("as a command says each invariant on a line, and ends with 0 or 2", async () => {
    const { on } = await busy();
    const [said, complained]: string[][] = [[], []];
    const terminal = {
      live: false,
      say: (text: string) => said!.push(text),
      complain: (text: string) => complained!.push(text),
      draw: () => undefined,
      ask: async () => "",
    };
    expect(await run([], terminal, noon)).toBe(0);
    expect([said!.length, said!.at(-1), complained]).toEqual([26, "Everything holds.", []]);
    await Session.updateOne({ _id: on._id }, { $inc: { taken: 1 } });
    expect(await run([], terminal, noon)).toBe(2);
    expect([said!.at(-1), complained!.length]).toEqual(["1 of 25 do not hold.", 1]);
    expect(complained![0]).toContain(String(on._id));
  });
});
