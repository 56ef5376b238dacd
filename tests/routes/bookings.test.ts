import { describe, expect, it } from "vitest";
import { Booking } from "#models/booking/booking.document.ts";
import { endBookingsOf } from "#models/booking/ending.ts";
import { setClock } from "#app/server/clock.ts";
import { Session } from "#models/programme/session.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { build, cast, hours } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { madeOnce } from "../rows.ts";
import { visit } from "../visit.ts";

await freshDatabase();

const at = (booking: { _id: unknown }, more = "") => `/bookings/${String(booking._id)}${more}`;
const nowhere = "/bookings/0123456789abcdef01234567";
const stateOf = async (booking: { _id: unknown }) => (await Booking.findById(booking._id).lean())!.state;

/** Linh holds the one place, Noor waits. */
const full = madeOnce(async () => {
  const all = await cast();
  const session = await build.session({ host: all.maria, places: 1 });
  const held = await build.booking(all.linh, session, { aim: "See the sorter" });
  const waits = await build.booking(all.noor, session);
  return { ...all, session, held, waits };
});

describe("the page of a booking", () => {
  it("tells the person the state in big words, what happened and how to give it back", async () => {
    const { linh, held } = await full();
    const { status, text } = await visit(linh).get(at(held));
    expect(status).toBe(200);
    expect(text).toContain("You are booked");
    expect(text).toContain("Done: You booked");
    expect(text).toContain("Now: Booked, invitation sent");
    expect(text).toContain(`Accept the invitation sent to ${linh.email}`);
    expect(text).toContain("Give the place back until Fri 27 Nov, 08:00, without a reason.");
    expect(text).toContain("“See the sorter”");
  });

  it("tells who waits the place in the line", async () => {
    const { noor, waits } = await full();
    const { text } = await visit(noor).get(at(waits));
    expect(text).toContain("You are 1st of 1 in the line.");
    expect(text).toContain("Why 1st? Places go by when people joined; nobody who comes later overtakes you.");
  });

  it("is open to the hosts without the person's address, and to nobody else", async () => {
    const { maria, piet, linh, held } = await full();
    const host = await visit(maria).get(at(held));
    expect(host.text).toContain("Nguyễn Thị Diệu Linh is booked");
    expect(host.html).not.toContain(linh.email!);
    expect((await visit(piet).get(at(held))).status).toBe(403);
    expect((await visit(piet).get(nowhere)).status).toBe(404);
    expect((await visit(piet).get("/bookings/nonsense")).status).toBe(404);
  });

  it("comes as a file, for the person and a firm place alone", async () => {
    const { linh, noor, maria, held, waits } = await full();
    const file = await visit(linh).get(at(held, "/calendar.ics"));
    expect(file.headers["content-type"]).toContain("text/calendar");
    expect(file.html).toContain(`UID:${held.uid}`);
    expect((await visit(noor).get(at(waits, "/calendar.ics"))).status).toBe(404);
    expect((await visit(maria).get(at(held, "/calendar.ics"))).status).toBe(404);
  });
});

describe("giving a booking up", () => {
  it("says what happens to the place, does it, and a second time says what was decided", async () => {
    const { linh, maria, held, waits } = await full();
    const reader = visit(linh);
    const page = await reader.get(at(held, "/cancellation"));
    expect(page.text).toContain("One person waits: the place is offered to them at once.");
    const done = await reader.post(at(held, "/cancellation"), { reason: "Shift was moved" });
    expect(done.location).toBe("/my-sessions");
    expect((await reader.follow(done)).text).toContain("Your place has been given back.");
    expect(await stateOf(held)).toBe("cancelled");
    expect(await stateOf(waits)).toBe("offered");
    const hosted = (who: typeof maria) => visit(who).get(`/sessions/${String(held.session)}`);
    expect((await hosted(maria)).text).toMatch(/Gave their place back .*“?Shift was moved/);
    expect((await hosted(linh)).text).not.toContain("Shift was moved");
    const again = await reader.get(at(held, "/cancellation"));
    expect(again.text).toContain("This was decided already");
    const twice = await reader.post(at(held, "/cancellation"), { reason: "" });
    expect(twice.status).toBe(422);
    expect(twice.text).toContain("This was already answered: Cancelled.");
  });

  it("offers no way back to what others have by now, but to ask anew where nobody waits", async () => {
    const { linh, noor, held, waits, session } = await full();
    const gone = await visit(linh).post(at(held, "/cancellation"), {});
    expect((await visit(linh).follow(gone)).text).not.toContain("Book it again");
    await visit(noor).post(at(waits, "/offer"), { answer: "take" });
    const reader = visit(noor);
    const free = await reader.follow(await reader.post(at(waits, "/cancellation"), {}));
    expect(free.text).toContain("Your place has been given back. Book it again");
    const to = `/sessions/${String(session._id)}/booking`;
    expect(free.html).toContain(`action="${to}"`);
    const again = await reader.post(to, { promised: "place", aim: "" });
    expect(again.location).toMatch(/^\/bookings\//);
    expect(again.location).not.toBe(at(waits));
    expect(await stateOf(waits)).toBe("cancelled");
  });

  it("does what the page said, or says what it is by now: nothing else was meant", async () => {
    const { ingrid, maren, maria } = await cast();
    const request = await build.booking(maren, await build.session({ host: maria }));
    const reader = visit(maren);
    expect((await reader.get(at(request, "/cancellation"))).html).toContain('name="seen" value="requested"');
    await visit(ingrid).post(at(request, "/release"), { answer: "release" });
    const late = await reader.post(at(request, "/cancellation"), { reason: "", seen: "requested" });
    expect(late.status).toBe(422);
    expect(late.text).toContain("This was already answered: Booked.");
    expect(late.text).toContain("Give the place back?");
    expect(await stateOf(request)).toBe("booked");
    expect((await reader.post(at(request, "/cancellation"), { reason: "", seen: "booked" })).status).toBe(302);
  });

  it("says in big words who ended it: the host with an apology, the home team, or nobody", async () => {
    const { linh, noor, ingrid, maren, maria, held, waits, session } = await full();
    const team = await build.booking(maren, session);
    expect((await visit(ingrid).get(at(team))).text).toMatch(
      /Maren Okafor-Lindqvist is 2nd; .* Take Maren .* off the list/,
    );
    expect((await visit(ingrid).get(at(team, "/cancellation"))).text).toContain(
      "Nobody waits behind Maren Okafor-Lindqvist.",
    );
    expect((await visit(noor).get(at(waits, "/cancellation"))).text).toContain("Those behind you move up by one.");
    await visit(ingrid).post(at(team, "/cancellation"), { reason: "Two are ill" });
    expect((await visit(maren).get(at(team))).text).toContain("“Two are ill” This was withdrawn");
    expect((await visit(ingrid).get(at(team))).text).toContain("The claim of Maren Okafor-Lindqvist was withdrawn");
    await visit(linh).post(at(held, "/cancellation"), { reason: "" });
    expect((await visit(maria).get(`/sessions/${String(session._id)}`)).text).not.toContain("Offered to you");
    await visit(maria).post(`/sessions/${String(session._id)}/cancellation`, { reason: "The belt stands still" });
    const { text } = await visit(noor).get(at(waits));
    expect(text).toContain("The host has cancelled the session");
    expect(text).toContain("We are sorry. Should the next date of this plan be full, you stand first in its line.");
    expect((await visit(maria).get(at(waits))).text).not.toContain("We are sorry");
    expect((await visit(linh).get(at(held))).text).toContain("Your booking is cancelled");
    const last = await build.booking(linh, await build.session({ host: maria, startsIn: 120 }));
    await endBookingsOf(String(linh._id), hours(0));
    expect((await visit(maria).get(at(last))).text).toContain("Ended, as the person has left the organisation");
  });

  it("is refused after the cut-off with whom to call, and nothing changes", async () => {
    const { linh, noor, beatriz, held, waits } = await full();
    setClock(hours(46));
    expect((await visit(linh).get(at(held, "/cancellation"))).text).toContain("Please call María");
    const late = await visit(linh).post(at(held, "/cancellation"), { reason: "Late", state: "withdrawn" });
    expect(late.status).toBe(422);
    expect(await stateOf(held)).toBe("booked");
    // Whoever calls them back reads no promise of a place that nobody can have any more, with or without a line.
    const called = async () => (await visit(beatriz).get(at(held, "/cancellation"))).text;
    const closed = `Booking has closed, so the place goes to nobody else. ${linh.name} is told at once, with your reason.`;
    expect(await called()).toContain(closed);
    await visit(noor).post(at(waits, "/cancellation"), {});
    setClock(hours(48.5));
    expect(await called()).toContain(closed);
    expect(await called()).not.toMatch(/waits?:/);
  });

  it("wants a reason from who calls somebody back, and is closed to others", async () => {
    const { beatriz, maria, noor, held } = await full();
    const bare = await visit(beatriz).post(at(held, "/cancellation"), { reason: "" });
    expect(bare.status).toBe(422);
    expect(bare.text).toContain("Please say why, in a few words: the person reads it.");
    for (const closed of [maria, noor]) {
      expect((await visit(closed).get(at(held, "/cancellation"))).status).toBe(403);
      expect((await visit(closed).post(at(held, "/cancellation"), { reason: "Mine" })).status).toBe(403);
    }
    expect(await stateOf(held)).toBe("booked");
    const done = await visit(beatriz).post(at(held, "/cancellation"), { reason: "Needed at the desk" });
    expect(done.location).toBe(at(held));
    expect(await stateOf(held)).toBe("cancelled");
    expect((await visit(noor).post(`${nowhere}/cancellation`, { reason: "" })).status).toBe(404);
  });
});

describe("waiting", () => {
  it("says why a freed place passed somebody by", async () => {
    const { linh, noor, tomas, held, waits } = await full();
    await build.booking(noor, await build.session({ host: tomas }));
    await visit(linh).post(at(held, "/cancellation"), { reason: "" });
    expect(await stateOf(waits)).toBe("waiting");
    const { text } = await visit(noor).get(at(waits));
    expect(text).toContain("A freed place has passed you by, because of what stood in the way then:");
    expect(text).toContain("today, 12:00: you had something else at that time");
  });

  it("says that it ends by itself, where the person said so, and how an offer in its way is let go", async () => {
    const { maria, tomas, noor, waits } = await full();
    const other = await build.session({ host: maria, places: 1 });
    const theirs = await build.booking(tomas, other);
    const second = await build.booking(noor, other);
    await visit(tomas).post(at(theirs, "/cancellation"), { reason: "" });
    expect(await stateOf(second)).toBe("offered");
    const { text } = await visit(noor).get(at(waits));
    expect(text).toMatch(/You can leave this line ?, or let the other place go ?\./);
    expect(text).not.toContain("You leave this list by itself");
    await Booking.updateOne({ _id: waits._id }, { $set: { leaveClashing: true } });
    expect((await visit(noor).get(at(waits))).text).toContain("You leave this list by itself once you get another");
  });
});

describe("an offered place", () => {
  async function offered() {
    const all = await full();
    await visit(all.linh).post(at(all.held, "/cancellation"), { reason: "" });
    return all;
  }

  it("is taken on a page that says until when it is held; a second time it says what was decided", async () => {
    const { noor, waits } = await offered();
    const reader = visit(noor);
    expect((await reader.get(at(waits, "/offer"))).text).toContain("Held for you until today, 16:00.");
    const taken = await reader.post(at(waits, "/offer"), { answer: "take" });
    expect(taken.location).toBe(at(waits));
    expect(await stateOf(waits)).toBe("booked");
    const twice = await reader.post(at(waits, "/offer"), { answer: "take" });
    expect(twice.status).toBe(422);
    expect(twice.text).toContain("This was already answered: Booked.");
    expect((await reader.post(at(waits, "/offer"), { answer: "let-go" })).status).toBe(422);
    expect(await stateOf(waits)).toBe("booked");
  });

  it("is let go", async () => {
    const { noor, waits } = await offered();
    const gone = await visit(noor).post(at(waits, "/offer"), { answer: "let-go" });
    expect(gone.location).toBe("/my-sessions");
    expect(await stateOf(waits)).toBe("withdrawn");
    const { text } = await visit(noor).get(at(waits));
    expect(text).toContain("You have let the place go");
    expect(text).toContain("You let the place go today, 12:00");
    expect((await Outbox.findOne({ kind: "withdrawn" }).lean())!.facts).toMatchObject({ letGo: true });
  });

  it("is refused at the second it ends, to somebody else, and with an answer nobody knows", async () => {
    const { noor, linh, waits } = await offered();
    expect((await visit(linh).post(at(waits, "/offer"), { answer: "take" })).status).toBe(403);
    expect((await visit(linh).get(at(waits, "/offer"))).status).toBe(403);
    expect((await visit(noor).post(at(waits, "/offer"), { answer: "steal" })).status).toBe(422);
    setClock((await Booking.findById(waits._id).lean())!.offer.until);
    const late = await visit(noor).post(at(waits, "/offer"), { answer: "take" });
    expect(late.status).toBe(422);
    expect(late.text).toContain(
      "This offer was held until Wednesday 25 November, 16:00; then it went to the next in line.",
    );
    expect(await stateOf(waits)).toBe("offered");
  });
});

describe("releasing", () => {
  const asked = madeOnce(async () => {
    const all = await cast();
    const session = await build.session({ host: all.maria });
    const request = await build.booking(all.maren, session, { aim: "Second scans" });
    return { ...all, session, request };
  });

  it("shows the facts and the cap; the button books, a second visit says who decided", async () => {
    const { ingrid, request } = await asked();
    const lead = visit(ingrid);
    expect((await lead.get("/team")).text).toContain("11:00–15:30 with travel. Visits Baggage Hall and Sorting.");
    const { text } = await lead.get(at(request, "/release"));
    expect(text).toContain("May Maren Okafor-Lindqvist be away on Friday 27 November?");
    expect(text).toContain("11:00 to 15:30 with travel, Puerto Ámbar time");
    expect(text).toContain("1 of 2 with Maren Okafor-Lindqvist Nobody else is away then");
    expect(await stateOf(request)).toBe("requested");
    expect((await lead.post(at(request, "/release"), { answer: "release" })).location).toBe("/team");
    expect(await stateOf(request)).toBe("booked");
    expect((await lead.get(at(request, "/release"))).text).toContain("Already released by you, today, 12:00");
    const twice = await lead.post(at(request, "/release"), { answer: "decline", reason: "Too late" });
    expect(twice.status).toBe(422);
    expect(twice.text).toContain("This was already answered: Booked.");
    expect(await stateOf(request)).toBe("booked");
  });

  it("is declined with a reason the person reads, and speaks of travel only where there is some", async () => {
    const { ingrid, maren, piet } = await cast();
    const request = await build.booking(maren, await build.session({ host: piet }));
    expect((await visit(ingrid).get("/team")).text).toContain("12:00–14:30. Visits Apron Control.");
    await visit(ingrid).post(at(request, "/release"), { answer: "decline", reason: "Too few on shift" });
    expect(await stateOf(request)).toBe("declined");
    const { text } = await visit(maren).get(at(request));
    expect(text).toContain("Ingrid Solheim: “Too few on shift” Your request was declined");
    expect((await visit(ingrid).post(at(request, "/release"), { answer: "release" })).status).toBe(422);
  });

  it("declines with a date that was chosen for the person, who reads it first and can go and book it", async () => {
    const { ingrid, maren, maria } = await cast();
    const request = await build.booking(maren, await build.session({ host: maria }));
    await build.session({ host: maria, startsIn: 72, title: "Sooner" });
    const far = await build.session({ host: maria, startsIn: 96, title: "Later" });
    const lead = visit(ingrid);
    const { text, html } = await lead.get(at(request, "/release"));
    expect(text).toContain("Suggest another date These fit Maren Okafor-Lindqvist.");
    expect(text).toContain("None in particular Sooner");
    const answer = { answer: "decline", reason: "Too few on shift" };
    for (const odd of ["x", String(maren._id), String(request.session)]) {
      const refused = await lead.post(at(request, "/release"), { ...answer, alternative: odd });
      expect([odd, refused.status, refused.text.includes("Too few on shift")]).toEqual([odd, 422, true]);
    }
    const long = { ...answer, reason: "x".repeat(2_000), alternative: String(far._id) };
    expect((await lead.post(at(request, "/release"), long)).text).toContain("Decline and suggest Sun 29 Nov");
    expect(await stateOf(request)).toBe("requested");
    expect([html.includes(`value="${String(far._id)}"`), text.includes("Decline the request")]).toEqual([true, true]);
    await lead.post(at(request, "/release"), { ...answer, alternative: String(far._id) });
    const decided = await lead.get(at(request, "/release"));
    expect(decided.text).toContain("Suggested instead: Later , Sun 29 Nov, 13:00, Valdemora");
    expect(decided.html).toContain(`href="/sessions/${String(far._id)}"`);
    const own = await visit(maren).get(at(request));
    expect(own.text).toMatch(
      /Ingrid Solheim suggests this date .*Later .*Look and book it Other sessions with places .*Sooner/,
    );
    expect(own.html).toContain(`href="/sessions/${String(far._id)}"`);
    // Somebody takes it before the person reads: it is said, with the way to what is free.
    await Session.updateOne({ _id: far._id }, { $set: { clearances: ["Badge"] } });
    const late = await visit(maren).get(at(request));
    expect(late.text).toContain("We are sorry: this date does not fit any more. You need “Badge” on that day");
    expect(late.html).toContain(`href="/find?can=1&amp;department=${String(maria.department)}"`);
    expect(late.text).not.toContain("Look and book it");
    expect(late.text).toContain("Sooner");
  });

  it("is refused where the cap is reached, with everything kept", async () => {
    const { ingrid, maria, yusuf, security, request } = await asked();
    for (const colleague of [yusuf, await build.person({ name: "Salma Haddad" }, security)]) {
      const other = await build.booking(colleague, await build.session({ host: maria }));
      await visit(ingrid).post(at(other, "/release"), { answer: "release" });
    }
    expect((await visit(ingrid).get(at(request, "/release"))).text).toContain("The cap is reached");
    const refused = await visit(ingrid).post(at(request, "/release"), { answer: "release", reason: "Kept words" });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("lets 2 people be away at once, and that many are away then. You can decline");
    expect(refused.text).not.toContain("ask your supervisor"); // the supervisor reads it
    expect(refused.html).toContain("Kept words");
    expect(await stateOf(request)).toBe("requested");
  });

  it("after the person withdrew, says so; and is closed to the person and to others", async () => {
    const { ingrid, maren, linh, request } = await asked();
    expect((await visit(maren).get(at(request, "/release"))).status).toBe(403);
    expect((await visit(maren).post(at(request, "/release"), { answer: "release", approvedBy: "me" })).status).toBe(
      403,
    );
    expect((await visit(linh).post(at(request, "/release"), { answer: "release" })).status).toBe(403);
    expect(await stateOf(request)).toBe("requested");
    await visit(maren).post(at(request, "/cancellation"), { reason: "" });
    expect((await visit(ingrid).post(at(request, "/release"), { answer: "release" })).status).toBe(422);
    expect((await visit(ingrid).get(at(request, "/release"))).text).toContain("Withdrawn by the person");
    expect(await stateOf(request)).toBe("withdrawn");
    expect((await visit(ingrid).get(`${nowhere}/release`)).status).toBe(404);
  });
});
