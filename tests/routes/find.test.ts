import { describe, expect, it } from "vitest";
import { Booking } from "#models/booking/booking.document.ts";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { setClock } from "#app/server/clock.ts";
import { build, cast, hours, noon } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { madeOnce } from "../rows.ts";
import { visit } from "../visit.ts";

await freshDatabase();

/** Sessions of three hosts: two at Puerto Ámbar, one in Valdemora. */
const programme = madeOnce(async () => {
  const all = await cast();
  const bag = await build.session({ host: all.maria, title: "Bags at night", places: 2 });
  const kerb = await build.session({ host: all.tomas, title: "Kerb to seat", startsIn: 72, kind: "briefing" });
  const tower = await build.session({ host: all.piet, title: "Seen from above", startsIn: 96, clearances: ["Badge"] });
  return { ...all, bag, kerb, tower };
});

describe("finding", () => {
  it("shows first what is free for the reader, and counts the rest", async () => {
    const { linh } = await programme();
    const { status, text } = await visit(linh).get("/find");
    expect(status).toBe(200);
    expect(text).toContain("3 sessions ahead, 1 of them free for you");
    expect(text).toContain("Bags at night");
    expect(text).not.toContain("Kerb to seat");
    expect(text).not.toContain("Seen from above");
  });

  it("shows all with the outcome of each, the reason, and both clocks", async () => {
    const { linh } = await programme();
    const { text } = await visit(linh).get("/find?can=");
    expect(text).toContain("Friday 27 November 1 session, 1 free for you");
    expect(text).toContain("12:00 to 14:30 13:00 in Valdemora Bags at night BAG Baggage Hall and Sorting");
    expect(text).toContain("You can book 2 of 2 places left Book");
    expect(text).toContain("This is your own department.");
    expect(text).toContain("You need “Badge” on that day and none is on your record.");
  });

  it("names what is in the way by the reader's clock, like everything on the page, and the day once", async () => {
    const { linh, piet, maria } = await cast();
    await build.booking(linh, await build.session({ host: piet, startsIn: 96, title: "Seen from above" }));
    await build.session({ host: maria, startsIn: 97, title: "Bags at night" });
    const { text } = await visit(linh).get("/find?can=");
    expect(text).toContain(
      "You are with “Seen from above” at that time (Sunday 29 November, 12:00 to 14:30, the way there included).",
    );
  });

  it("leads to the first day with something free, where nothing on the page is", async () => {
    const { linh, tomas, maria } = await cast();
    for (let at = 0; at < 26; at++) await build.session({ host: tomas, startsIn: 24 + at });
    await build.session({ host: maria, startsIn: 96 });
    const { text, html } = await visit(linh).get("/find?can=");
    expect(text).toContain("The next day with something free for you: Sunday 29 November");
    expect(html).toContain('href="/find?can=&amp;from=2026-11-29"');
    expect((await visit(linh).get("/find?can=&from=2026-11-29")).text).not.toContain("The next day with");
    expect((await visit(linh).get("/find?can=&kind=briefing")).text).not.toContain("The next day with");
  });

  it("tells who must release, that one waits, what is mine", async () => {
    const { maren, linh, noor, security, bag } = await programme();
    expect((await visit(maren).get("/find")).text).toContain("Ingrid Solheim must release you");
    await build.booking(linh, bag);
    await build.booking(noor, bag);
    await build.booking(maren, bag);
    expect((await visit(linh).get("/find?can=")).text).toContain("You are booked");
    const { text } = await visit(await build.person({ name: "Salma Haddad" }, security)).get("/find?can=");
    expect(text).toContain("Full, 1 is waiting");
    expect(text).toContain("You would be 2nd. Freed places are offered to one person at a time.");
  });

  it("narrows by site, department, kind, day and places, each a link that takes it away", async () => {
    const { beatriz, valdemora, apron, bag, linh, noor } = await programme();
    const reader = visit(beatriz);
    const titles = async (query: string) => {
      const { text } = await reader.get(`/find?can=&${query}`);
      return ["Bags at night", "Kerb to seat", "Seen from above"].filter((title) => text.includes(title));
    };
    expect(await titles(`site=${String(valdemora._id)}`)).toEqual(["Bags at night"]);
    expect(await titles(`department=${String(apron._id)}`)).toEqual(["Seen from above"]);
    expect(await titles("kind=briefing&kind=journey")).toEqual(["Kerb to seat"]);
    expect(await titles("from=2026-11-28")).toEqual(["Kerb to seat", "Seen from above"]);
    expect(await titles("until=2026-11-28")).toEqual(["Bags at night", "Kerb to seat"]);
    expect(await titles("from=2026-11-28&until=2026-11-28")).toEqual(["Kerb to seat"]);
    await build.booking(linh, bag);
    await build.booking(noor, bag);
    expect(await titles("left=1")).toEqual(["Kerb to seat", "Seen from above"]);
    const { html } = await reader.get("/find?can=&kind=briefing&left=1");
    expect(html).toContain('href="/find?can=&amp;left=1"');
    expect(html).toContain('href="/find?can=&amp;kind=briefing"');
  });

  it("narrows by the time of day on the reader's own clock, and counts what fits", async () => {
    const { linh, maria, piet } = await cast();
    // 06:30 in Valdemora is 05:30 in Puerto Ámbar: no morning for Linh.
    await build.session({ host: maria, title: "Early bags", startsAt: new Date("2026-12-01T05:30Z") });
    await build.session({ host: piet, title: "Seen from above", startsAt: new Date("2026-12-01T11:30Z") });
    const morning = await visit(linh).get("/find?can=&part=morning");
    expect(morning.text).toContain("1 session ahead, free for you");
    expect(morning.text).toContain("Seen from above");
    expect(morning.text).not.toContain("Early bags");
    const both = await visit(linh).get("/find?can=&part=morning&part=evening&part=tea");
    expect(both.text).toContain("2 sessions ahead");
  });

  it("takes nonsense in the address for nothing", async () => {
    const { beatriz } = await programme();
    const odd = "can=&site=1&department=x&kind=party&from=2026-02-30&after=yesterday_1&left=maybe&state=booked";
    const { status, text } = await visit(beatriz).get(`/find?${odd}`);
    expect(status).toBe(200);
    expect(text).toContain("3 sessions ahead");
    const unknown = await visit(beatriz).get("/find?can=&department=0123456789abcdef01234567");
    expect(unknown.text).toContain("3 sessions lie ahead, but none of them fits. Take a filter away.");
  });

  it("ends with a day, in list and calendar; one before the first narrows nothing and says so", async () => {
    const { beatriz } = await programme();
    const reader = visit(beatriz);
    const chosen = await reader.get("/find?can=&left=1&until=2026-11-28");
    expect(chosen.text).toContain("2 sessions ahead");
    expect(chosen.html).toContain('href="/find?can=&amp;left=1"');
    expect(chosen.html).toMatch(/href="\/find\/calendar\?can=&amp;left=1&amp;until=2026-11-28/);
    const calendar = await reader.get("/find/calendar?can=&until=2026-11-28&view=agenda&at=2026-11-25");
    expect(["Bags at night", "Kerb to seat", "Seen from above"].filter((one) => calendar.text.includes(one))).toEqual([
      ...["Bags at night", "Kerb to seat"],
    ]);
    const reversed = await reader.get("/find?can=&from=2026-11-27&until=2026-11-26");
    expect(reversed.text).toContain("3 sessions ahead");
    expect(reversed.text).toContain("This day lies before the first one.");
    expect(reversed.html).toContain('aria-describedby="until-error"');
    for (const odd of ["2026-02-30", "soon", "20261128", "2026-11-28T00:00"]) {
      const { text } = await reader.get(`/find?can=&until=${encodeURIComponent(odd)}`);
      expect([odd, text.includes("3 sessions ahead")]).toEqual([odd, true]);
    }
  });

  it("says why nothing is shown", async () => {
    const { linh, tomas } = await cast();
    expect((await visit(linh).get("/find")).text).toContain("Nothing is published yet");
    await build.session({ host: tomas });
    const { text } = await visit(linh).get("/find");
    expect(text).toContain("Nothing is free for you at the moment One lies ahead, but it cannot be booked by you now.");
  });

  it("pages by where the last row ended, neither skipping nor repeating", async () => {
    const { maria, linh } = await cast();
    const plan = await build.plan(maria);
    for (let count = 0; count < 30; count++)
      await build.session({
        host: maria,
        plan: plan._id,
        title: `Number ${count};`,
        startsAt: hours(48 + (count >> 2)),
      });
    const reader = visit(linh);
    const first = await reader.get("/find");
    const next = /href="(\/find\?[^"]*after=[^"]*)"/.exec(first.html)![1]!.replaceAll("&amp;", "&");
    const second = await reader.get(next);
    const shown = (text: string) => [...text.matchAll(/Number (\d+);/g)].map(([, number]) => Number(number));
    expect(shown(first.text)).toHaveLength(25);
    expect([...shown(first.text), ...shown(second.text)].sort((a, b) => a - b)).toEqual([...Array(30).keys()]);
    expect(second.text).toContain("From the beginning");
  });
});

describe("home", () => {
  it("says in a sentence what is next, and what waits for others to answer", async () => {
    const { linh, maria, piet, maren, ingrid } = await cast();
    const session = await build.session({ host: maria, startsIn: 20, title: "Bags in the morning" });
    await build.booking(linh, session);
    const next = await visit(linh).get("/home");
    expect(next.text).toContain("Tomorrow you are with Baggage Hall and Sorting");
    expect(next.text).toContain("I can’t come");
    await build.booking(maren, await build.session({ host: piet, title: "Seen from above" }));
    const asked = await visit(maren).get("/home");
    expect(asked.text).toContain("You asked for a place");
    expect(asked.text).toContain("Requested Ingrid Solheim answers by today, 16:00");
    setClock(hours(5));
    for (const page of ["/home", "/my-sessions"])
      expect((await visit(maren).get(page)).text).toContain("Ingrid Solheim should have answered by today, 16:00");
    expect((await visit(ingrid).get("/home")).text).toContain("Answer by 16:00 today, overdue Maren");
    setClock(noon);
    const waits = await visit(ingrid).get("/home");
    expect(waits.text).toContain("Answer by 16:00 today, 4 h left Maren");
    expect(waits.text).toContain("Maren Okafor-Lindqvist asks to be away: Seen from above");
  });

  it("asks the host where the plan asks the host, until the host has agreed", async () => {
    const { linh, maria, tomas } = await cast();
    const session = await build.session({ host: maria, title: "Hands on bags", askHost: true });
    const request = await build.booking(linh, session);
    const asked = "Nguyễn Thị Diệu Linh asks you for a place: Hands on bags";
    for (const page of ["/home", "/hosting"]) expect((await visit(maria).get(page)).text).toContain(asked);
    expect((await visit(tomas).get("/home")).text).not.toContain(asked);
    const answered = await visit(maria).post(`/bookings/${String(request._id)}/release`, { answer: "release" });
    expect(answered.status).toBe(302);
    expect((await visit(maria).get("/hosting")).text).not.toContain(asked);
    expect((await visit(linh).get("/home")).text).toContain("you are with Baggage Hall and Sorting");
  });

  it("lights the most urgent of what only the reader can move", async () => {
    const { linh, noor, maria } = await cast();
    const session = await build.session({ host: maria, places: 1 });
    const held = await build.booking(linh, session);
    await build.booking(noor, session);
    await visit(linh).post(`/bookings/${String(held._id)}/cancellation`, { reason: "" });
    const { text, html } = await visit(noor).get("/home");
    expect(text).toContain("A place has come free: The path of a bag");
    expect(text).toContain("My sessions 1 (1 waiting for you)");
    expect(html.match(/row--lit/g)).toHaveLength(1);
  });

  it("welcomes somebody who never visited anybody with what is free", async () => {
    const { linh, maria } = await cast();
    expect((await visit(linh).get("/home")).text).toContain("As soon as a department publishes a session");
    await build.session({ host: maria, title: "Bags at night" });
    const { text } = await visit(linh).get("/home");
    expect(text).toContain("Welcome, Nguyễn Thị Diệu Linh");
    expect(text).toContain("You have not visited anybody yet");
    expect(text).toContain("Bags at night");
  });
});

describe("why a session fits", () => {
  it("is said on home and in the list for me: a wish, who depends on whom, what is new, what is held", async () => {
    const c = await cast();
    const { linh, maria, piet, beatriz, assisted, baggage, apron, duty } = c;
    const why = "Wheelchairs first off the belt";
    await Department.updateOne({ _id: assisted._id }, { $set: { dependsOn: [{ department: baggage._id, why }] } });
    await Department.updateOne({ _id: duty._id }, { $set: { dependsOn: [{ department: assisted._id, why: "" }] } });
    await Person.updateOne({ _id: linh._id }, { $set: { clearances: [{ kind: "Badge", until: hours(24 * 400) }] } });
    const bag = await build.session({ host: maria, title: "Bags at night", startsIn: 48 });
    await build.session({ host: piet, title: "Seen from above", startsIn: 72, clearances: ["Badge"] });
    await build.session({ host: beatriz, title: "The handover", startsIn: 96 });
    const fits = async () => (await visit(linh).get("/find")).text;
    expect(await fits()).toContain(`Your department depends on them: “${why}”. You have not been there yet.`);
    expect(await fits()).toContain("You have not been there yet. You hold what it asks for: Badge.");
    expect(await fits()).toContain("They depend on your department. You have not been there yet.");
    expect((await visit(linh).get("/home")).text).toContain("You hold what it asks for: Badge.");
    expect((await visit(linh).get("/find?can=")).text).not.toContain("You have not been there yet");

    await build.wishes(linh, await build.round(beatriz), [apron]);
    expect(await fits()).toContain("You wished for a visit here. You have not been there yet.");

    const visited = await build.booking(linh, bag);
    const past = { startsAt: hours(-50), endsAt: hours(-48), awayFrom: hours(-50), awayTo: hours(-48) };
    await Booking.updateOne({ _id: visited._id }, { $set: past });
    await Department.updateOne({ _id: assisted._id }, { $set: { dependsOn: [] } });
    await build.session({ host: maria, title: "Bags by day", startsIn: 120 });
    expect(await fits()).toMatch(/Bags by day .{0,200}Nothing of yours is at that time\./);
    await Booking.updateOne({ _id: visited._id }, { $set: { outcome: "attended" } });
    expect(await fits()).toMatch(/Bags by day .{0,200}Nothing of yours is at that time\./);
    await Booking.updateOne({ _id: visited._id }, { $set: { outcome: "no-show" } });
    expect(await fits()).toMatch(/Bags by day .{0,200}You have not been there yet\./);
  });
});

describe("home after somebody else ended a visit", () => {
  it("says what happened, leads to other dates, and has a way out where nothing else is free", async () => {
    const { linh, maria, piet } = await cast();
    const session = await build.session({ host: maria, title: "Bags at night" });
    const booking = await build.booking(linh, session);
    await visit(maria).post(`/sessions/${String(session._id)}/cancellation`, { reason: "We are short of people." });
    const bare = await visit(linh).get("/home");
    expect(bare.text).toContain("What others ended");
    expect(bare.text).toContain("Cancelled by the host “We are short of people.” See other dates");
    expect(bare.html).toContain(`href="/bookings/${String(booking._id)}">See other dates`);
    expect(bare.text).toContain("No visit lies ahead, and nothing is free for you as things stand.");
    expect(bare.html).toContain('href="/find?can="');
    await build.session({ host: piet, title: "Seen from above" });
    const free = await visit(linh).get("/home");
    expect(free.text).toContain("These are free for you: 12:00 Fri 27 Nov Seen from above");
    expect(free.text).not.toContain("Fits you");
  });

  it("has no such news of what the person ended, made good since, or lost longer ago", async () => {
    const { linh, noor, maria, piet } = await cast();
    const session = await build.session({ host: maria, places: 2 });
    const own = await build.booking(linh, session);
    await visit(linh).post(`/bookings/${String(own._id)}/cancellation`, { reason: "" });
    expect((await visit(linh).get("/home")).text).not.toContain("What others ended");
    await build.booking(noor, session);
    await visit(maria).post(`/sessions/${String(session._id)}/cancellation`, { reason: "Short of people." });
    expect((await visit(noor).get("/home")).text).toContain("What others ended");
    await build.booking(noor, await build.session({ host: maria, plan: session.plan, startsIn: 96 }), {
      now: hours(1),
    });
    expect((await visit(noor).get("/home")).text).not.toContain("What others ended");
    const other = await build.session({ host: piet, startsIn: 24 * 20 });
    const lost = await build.booking(linh, other);
    await visit(piet).post(`/sessions/${String(other._id)}/cancellation`, { reason: "Short of people." });
    expect((await visit(linh).get("/home")).text).toContain("What others ended");
    await Booking.updateOne({ _id: lost._id }, { $set: { endedAt: hours(-24 * 8) } });
    expect((await visit(linh).get("/home")).text).not.toContain("What others ended");
  });
});

describe("a full session while the team has no room", () => {
  it("says on the list, the page and the button that a place is offered only once the team has room", async () => {
    const c = await programme();
    await Department.updateOne({ _id: c.assisted._id }, { $set: { "release.atOnce": 1 } });
    await build.booking(c.piet, c.bag);
    await build.booking(c.noor, c.bag);
    const page = `/sessions/${String(c.bag._id)}`;
    const linh = visit(c.linh);
    expect((await linh.get(page)).text).toContain("Join the waiting list");
    await build.booking(c.tomas, await build.session({ host: c.maria }));
    const { text } = await linh.get(page);
    expect(text).toContain(
      "Your team lets 1 person be away at once, and that many are away then. A freed place can be",
    );
    expect(text).toContain("Join the line until the team has room");
    expect((await linh.get("/find?can=")).text).toContain("Your team has no room then");
    const joined = await linh.post(`${page}/booking`, { promised: "line", key: "0123456789-form" });
    expect(joined.status).toBe(302);
    expect((await linh.follow(joined)).text).toContain("You are on the waiting list");
    await Department.updateOne({ _id: c.assisted._id }, { $set: { "release.atOnce": null, "release.staffing": 1 } });
    expect((await visit(c.linh).get("/find?can=")).status).toBe(200);
    const other = await build.person({ name: "Salma Haddad" }, c.assisted);
    await Department.updateOne({ _id: c.assisted._id }, { $set: { "release.staffing": 2 } });
    expect((await visit(other).get(page)).text).toContain("Your team needs at least 2 people at work then.");
  });
});
