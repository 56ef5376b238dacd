import { describe, expect, it } from "vitest";
import { Booking } from "#models/booking/booking.document.ts";
import { reservePlaces } from "#models/booking/reserving.ts";
import { Session } from "#models/programme/session.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { actor, build, cast, hours, noon } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit } from "../visit.ts";

await freshDatabase();

const at = (session: { _id: unknown }, more = "") => `/sessions/${String(session._id)}${more}`;
const nowhere = "/sessions/0123456789abcdef01234567";

describe("the page of a session", () => {
  it("says when, where it takes place and in the reader's own time, and what the button brings", async () => {
    const { maria, linh } = await cast();
    const session = await build.session({ host: maria, places: 2 });
    const { status, text } = await visit(linh).get(at(session));
    expect(status).toBe(200);
    expect(text).toContain("13:00 to 15:30 in Valdemora, where it takes place 12:00 to 14:30 your time, Puerto Ámbar");
    expect(text).toContain("You can book 2 of 2 places left");
    expect(text).toContain("Book this place You are booked at once.");
  });

  it("keeps every letter whole, wherever the page is cut into pieces on its way", async () => {
    const { maria, linh } = await cast();
    for (const before of ["", "a", "ab"]) {
      const aims = before + "ệ".repeat(600);
      const { html } = await visit(linh).get(at(await build.session({ host: maria, aims, wear: aims.slice(0, 290) })));
      expect([before, html.includes(aims), html.includes("\0")]).toEqual([before, true, false]);
    }
  });

  it("asks where somebody must release, names who and until when", async () => {
    const { maria, maren } = await cast();
    const { text } = await visit(maren).get(at(await build.session({ host: maria })));
    expect(text).toContain(
      "Request this place The place is held for you. Ingrid Solheim is asked and has until today,",
    );
    expect(text).toContain("Your team lets 2 people be away at once; nobody is away then.");
  });

  it("offers the waiting list when it is full, with the place it would be", async () => {
    const { maria, linh, noor, piet } = await cast();
    const session = await build.session({ host: maria, places: 1 });
    await build.booking(linh, session);
    await build.booking(noor, session);
    const { text } = await visit(piet).get(at(session));
    expect(text).toContain("Join the waiting list You would be 2nd.");
    expect(text).not.toContain("Book this place");
  });

  it("says that others wait, not that it is full, where a free place is kept for those before", async () => {
    const { maria, tomas, linh, noor, piet } = await cast();
    const session = await build.session({ host: maria, places: 1 });
    const held = await build.booking(linh, session);
    await build.booking(noor, session);
    await build.booking(noor, await build.session({ host: tomas }));
    await visit(linh).post(`/bookings/${String(held._id)}/cancellation`, { reason: "" });
    const { text } = await visit(piet).get(at(session));
    expect(text).toMatch(/Others wait already 1 of 1 places left ?\. A free place goes to who waits first/);
    expect(text).not.toContain("Every place is taken");
    expect((await visit(piet).get("/find?can=")).text).toContain("1 waits already");
  });

  it("tells hosts who comes apart from who asks, whom a place is offered and what a team holds", async () => {
    const { maria, maren, linh, noor, ingrid, piet } = await cast();
    const session = await build.session({ host: maria, places: 3 });
    const held = await build.booking(linh, session);
    await build.booking(maren, session);
    expect((await visit(maria).get(at(session))).text).toContain("1 person comes 1 of 3 places left · 1 asks");
    await visit(ingrid).post(at(session, "/reservation"), { departmentId: String(maren.department), places: "1" });
    for (const one of [noor, piet]) await build.booking(one, session);
    await visit(linh).post(`/bookings/${String(held._id)}/cancellation`, { reason: "" });
    const { text } = await visit(maria).get(at(session));
    expect(text).toContain(
      "Nobody has booked yet All 3 taken · 1 asks · 1 place is offered · 1 place is held for a team · 1 waits",
    );
  });

  it("says before and after joining the line who answers once a place was taken, where somebody must", async () => {
    const { maria, linh, maren } = await cast();
    const session = await build.session({ host: maria, places: 1 });
    await build.booking(linh, session);
    const asks = await visit(maren).get(at(session));
    expect(asks.text).toMatch(
      /A place comes free .*Ingrid Solheim answers once you have taken it; the place stays held/,
    );
    const waits = await build.booking(maren, session);
    const page = await visit(maren).get(`/bookings/${String(waits._id)}`);
    expect(page.text).toMatch(/A place comes free .*Ingrid Solheim answers .*Invitation in your calendar/);
  });

  it("says why not, without a button", async () => {
    const { maria, tomas, linh } = await cast();
    const own = await visit(linh).get(at(await build.session({ host: tomas })));
    expect(own.text).toContain("Your own department This is your own department.");
    const badge = await visit(linh).get(at(await build.session({ host: maria, clearances: ["Airside badge"] })));
    expect(badge.text).toContain("You need “Airside badge” on that day and none is on your record.");
    expect(badge.text).not.toContain("Book this place");
  });

  it("shows hosts who comes and with which aim, and nobody else", async () => {
    const { maria, linh, noor } = await cast();
    const session = await build.session({ host: maria });
    await build.booking(linh, session, { aim: "Where bags go astray" });
    const host = await visit(maria).get(at(session));
    expect(host.text).toContain("Who comes");
    expect(host.text).toContain("Where bags go astray");
    const other = await visit(noor).get(at(session));
    expect(other.status).toBe(200);
    expect(other.html).not.toContain("Where bags go astray");
    expect(other.html).not.toContain("Diệu Linh");
  });

  it("is not here for unknown ids and nonsense, and asks strangers to sign in", async () => {
    const { linh } = await cast();
    expect((await visit(linh).get(nowhere)).status).toBe(404);
    expect((await visit(linh).get("/sessions/nonsense")).status).toBe(404);
    expect((await visit().get(nowhere)).location).toBe(`/sign-in?to=${encodeURIComponent(nowhere)}`);
  });
});

describe("asking for a place", () => {
  it("books, and the same form sent twice books once", async () => {
    const { maria, linh } = await cast();
    const session = await build.session({ host: maria });
    const reader = visit(linh);
    const fields = { aim: "See the sorter", promised: "place", key: "0123456789-form" };
    const [first, second] = [
      await reader.post(at(session, "/booking"), fields),
      await reader.post(at(session, "/booking"), fields),
    ];
    expect(first.status).toBe(302);
    expect(second.location).toBe(first.location);
    const booking = await Booking.findOne({ person: linh._id }).lean();
    expect(first.location).toBe(`/bookings/${String(booking!._id)}`);
    expect(booking).toMatchObject({ state: "booked", aim: "See the sorter" });
    expect(await Booking.countDocuments()).toBe(1);
    expect((await reader.follow(first)).text).toContain("You are booked");
  });

  it("takes no state, person or release from the form", async () => {
    const { maria, maren, yusuf, ingrid } = await cast();
    const session = await build.session({ host: maria });
    const more = {
      state: "booked",
      person: String(yusuf._id),
      personId: String(yusuf._id),
      approvedBy: String(ingrid._id),
    };
    await visit(maren).post(at(session, "/booking"), { aim: "", promised: "place", ...more });
    const all = await Booking.find().lean();
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ person: maren._id, state: "requested", release: { by: null } });
  });

  it("never puts somebody into the line whom the button promised a place", async () => {
    const { maria, linh, noor } = await cast();
    const session = await build.session({ host: maria, places: 1 });
    await build.booking(noor, session);
    const refused = await visit(linh).post(at(session, "/booking"), { aim: "The sorter, please", promised: "place" });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("Somebody took the last place a moment ago. You can join the waiting list.");
    expect(refused.html).toContain("The sorter, please");
    expect(refused.text).toContain("Join the waiting list You would be 1st.");
    expect(await Booking.countDocuments({ person: linh._id })).toBe(0);
    const joined = await visit(linh).post(at(session, "/booking"), { aim: "", promised: "line", leaveClashing: "yes" });
    expect(joined.status).toBe(302);
    expect(await Booking.findOne({ person: linh._id }).lean()).toMatchObject({ state: "waiting", leaveClashing: true });
  });

  it("keeps what was typed when it is too long, and asks on a page of its own", async () => {
    const { maria, linh } = await cast();
    const session = await build.session({ host: maria });
    const refused = await visit(linh).post(at(session, "/booking"), {
      aim: `Long ${"x".repeat(1_000)}`,
      promised: "place",
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("Please use at most 1000 characters");
    expect(refused.html).toContain(`Long ${"x".repeat(1_000)}`);
    expect(await Booking.countDocuments()).toBe(0);
    expect((await visit(linh).get(at(session, "/booking"))).text).toContain("Book a place?");
  });

  it("refuses the own department and what has begun with the sentence of the rule", async () => {
    const { tomas, linh, maria } = await cast();
    const own = await visit(linh).post(at(await build.session({ host: tomas }), "/booking"), { aim: "" });
    expect(own.status).toBe(422);
    expect(own.text).toContain("This is your own department.");
    const late = await visit(linh).post(at(await build.session({ host: maria, startsIn: -1 }), "/booking"), {
      aim: "",
    });
    expect(late.text).toContain("This session began at");
    expect((await visit(linh).post(`${nowhere}/booking`, { aim: "" })).status).toBe(404);
  });
});

describe("changing a session", () => {
  const fields = { date: "2026-11-27", clock: "14:00", places: "4", meetingPoint: "Gate B", version: "0" };

  it("shows first what happens to each person, then does exactly that", async () => {
    const { maria, linh, maren } = await cast();
    const session = await build.session({ host: maria });
    await build.booking(linh, session);
    await build.booking(maren, session);
    const host = visit(maria);
    const form = { ...fields, hostId: String(maria._id) };
    const look = await host.post(at(session, "/edit"), { ...form, step: "look" });
    expect(look.status).toBe(200);
    expect(look.text).toContain("Nguyễn Thị Diệu Linh Booked Keeps the place, gets a letter, and the calendar follows");
    expect(look.text).toContain("Maren Okafor-Lindqvist Requested Keeps the state, and gets a letter");
    expect(await Session.findById(session._id).lean()).toMatchObject({ startsAt: session.startsAt, version: 0 });
    const done = await host.post(at(session, "/edit"), { ...form, step: "do" });
    expect(done.location).toBe(at(session));
    expect(await Session.findById(session._id).lean()).toMatchObject({ startsAt: hours(49), meetingPoint: "Gate B" });
    expect(await Booking.findOne({ person: linh._id }).lean()).toMatchObject({ state: "booked", freeToLeave: true });
    const twice = await host.post(at(session, "/edit"), { ...form, step: "do" });
    expect(twice.status).toBe(422);
    expect(twice.text).toContain("Somebody changed this");
  });

  it("names what somebody else has at the new time", async () => {
    const { maria, tomas, noor } = await cast();
    const session = await build.session({ host: maria });
    await build.booking(noor, session);
    await build.booking(noor, await build.session({ host: tomas, title: "One passenger", startsIn: 72 }));
    const form = { ...fields, date: "2026-11-28", clock: "13:00", hostId: String(maria._id), step: "look" };
    expect((await visit(maria).post(at(session, "/edit"), form)).text).toContain(
      "Is with “One passenger” at the new time",
    );
  });

  it.each([
    ["places", "0", "Enter a whole number from 1 to 200"],
    ["places", "-1", "Enter a whole number from 1 to 200"],
    ["places", "1.5", "Enter a whole number from 1 to 200"],
    ["places", "many", "Enter a whole number from 1 to 200"],
    ["date", "2026-02-30", "Enter a date"],
    ["date", "2020-01-01", "This time is over. Please take a later date."],
    ["clock", "25:00", "Enter a time, such as 09:30"],
    ["meetingPoint", "  ", "Please fill this in"],
    ["hostId", "0123456789abcdef01234567", "is not"],
  ])("refuses %s %j with a sentence, keeps what was typed, changes nothing", async (name, value, sentence) => {
    const { maria } = await cast();
    const session = await build.session({ host: maria });
    const form = { ...fields, hostId: String(maria._id), step: "do", meetingPoint: "Typed just now", [name]: value };
    const refused = await visit(maria).post(at(session, "/edit"), form);
    expect(refused.status).toBe(422);
    if (sentence !== "is not") expect(refused.text).toContain(sentence);
    if (name !== "meetingPoint") expect(refused.html).toContain("Typed just now");
    expect(await Session.findById(session._id).lean()).toMatchObject({
      version: 0,
      meetingPoint: session.meetingPoint,
    });
  });

  it("refuses fewer places than are held, asks about “5 ”, and is closed to others", async () => {
    const { maria, linh, noor } = await cast();
    const session = await build.session({ host: maria });
    await build.booking(linh, session);
    await build.booking(noor, session);
    const form = { ...fields, hostId: String(maria._id), step: "do" };
    const few = await visit(maria).post(at(session, "/edit"), { ...form, places: "1" });
    expect(few.text).toContain(
      "2 places are taken. Please keep at least that many. A place is given back by whoever has it, by their team, or by a coordinator: please ask them.",
    );
    expect((await visit(linh).post(at(session, "/edit"), form)).status).toBe(403);
    expect((await visit(linh).post(at(session, "/edit"), { step: "do" })).status).toBe(403);
    expect((await visit(linh).get(at(session, "/edit"))).status).toBe(403);
    expect((await visit(maria).get(`${nowhere}/edit`)).status).toBe(404);
    const spaced = await visit(maria).post(at(session, "/edit"), { ...form, places: "5 " });
    expect([spaced.status, spaced.text]).toEqual([422, expect.stringContaining("Enter digits alone, without a space")]);
    expect(spaced.html).toContain('value="5 "');
    await visit(maria).post(at(session, "/edit"), { ...form, places: "5" });
    expect(await Session.findById(session._id).lean()).toMatchObject({ places: 5 });
  });
});

describe("cancelling a session", () => {
  it("asks, says who is told, wants a reason, does it once", async () => {
    const { maria, linh } = await cast();
    const session = await build.session({ host: maria });
    await build.booking(linh, session);
    const host = visit(maria);
    expect((await host.get(at(session, "/cancellation"))).text).toContain("1 person is told at once");
    const bare = await host.post(at(session, "/cancellation"), { reason: " " });
    expect(bare.status).toBe(422);
    expect(bare.text).toContain("Please fill this in");
    expect(await Session.findById(session._id).lean()).toMatchObject({ state: "published" });
    const done = await host.post(at(session, "/cancellation"), { reason: "We are short of people." });
    expect(done.location).toBe("/hosting");
    expect(await Session.findById(session._id).lean()).toMatchObject({ state: "cancelled", taken: 0 });
    expect(await Booking.findOne({ person: linh._id }).lean()).toMatchObject({ state: "cancelled", endedHow: "host" });
    expect((await host.get(at(session, "/edit"))).text).toContain("This session was cancelled already");
    const twice = await host.post(at(session, "/cancellation"), { reason: "Again" });
    expect(twice.status).toBe(422);
    expect(twice.text).toContain("This session was cancelled already");
  });

  it("shows what happens to each person and which dates they are told, and does just that", async () => {
    const { maria, linh, noor, maren, ingrid, piet, security } = await cast();
    const plan = await build.plan(maria);
    const session = await build.session({ host: maria, plan: plan._id, places: 4 });
    const other = await build.session({ host: maria, plan: plan._id, startsIn: 96 });
    await build.booking(linh, session);
    await build.booking(maren, session);
    await reservePlaces(await actor(ingrid), String(session._id), String(security._id), 2, noon);
    await build.booking(noor, session);
    const { text, html } = await visit(maria).get(at(session, "/cancellation"));
    expect(text).toContain("Nguyễn Thị Diệu Linh Booked Loses the place and is told; the calendar entry is cancelled");
    expect(text).toContain("Maren Okafor-Lindqvist Requested The request ends and nobody need answer it");
    expect(text).toContain("نور الهاشمي Waiting Leaves the waiting list and is told");
    expect(text).toContain("2 places held for Security Checkpoint North without names end with it.");
    expect(text).toContain("The path of a bag , Sun 29 Nov, 13:00, Valdemora");
    const seen = /name="seen" value="([^"]*)"/.exec(html)![1]!;
    await build.booking(piet, session);
    const stale = await visit(maria).post(at(session, "/cancellation"), { reason: "Short", seen });
    expect(stale.status).toBe(422);
    expect(stale.text).toContain("Somebody came or went since you opened this page.");
    expect(stale.text).toContain("Piet van der Berg");
    expect(await Session.findById(session._id).lean()).toMatchObject({ state: "published" });
    const again = /name="seen" value="([^"]*)"/.exec(stale.html)![1]!;
    const done = await visit(maria).post(at(session, "/cancellation"), { reason: "Short", seen: again });
    expect(done.location).toBe("/hosting");
    const states = await Booking.find({ session: session._id }).distinct("state");
    expect(states).toEqual(["cancelled"]);
    expect(await Session.findById(session._id).lean()).toMatchObject({ state: "cancelled", taken: 0, waiting: 0 });
    const letters = await Outbox.find({ kind: "session-cancelled" }).lean();
    expect(letters).toHaveLength(4);
    for (const { facts } of letters) expect(facts).toMatchObject({ alternatives: [{ sessionId: String(other._id) }] });
  });

  it("is closed to those who do not host it", async () => {
    const { maria, linh } = await cast();
    const session = await build.session({ host: maria });
    expect((await visit(linh).get(at(session, "/cancellation"))).status).toBe(403);
    expect((await visit(linh).post(at(session, "/cancellation"), { reason: "No" })).status).toBe(403);
    expect((await visit(maria).get(`${nowhere}/cancellation`)).status).toBe(404);
    expect(await Session.findById(session._id).lean()).toMatchObject({ state: "published" });
  });
});
