import { describe, expect, it } from "vitest";
import { Booking } from "#models/booking/booking.document.ts";
import { Feed } from "#models/calendar/feed.document.ts";
import { build, cast, hours } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit } from "../visit.ts";

await freshDatabase();

describe("my sessions", () => {
  it("shows what lies ahead under its month, with the state and what can be done", async () => {
    const { linh, noor, maria, piet } = await cast();
    const session = await build.session({ host: maria, places: 1, title: "Bags at night" });
    await build.booking(noor, session);
    await build.booking(linh, session);
    await build.booking(linh, await build.session({ host: piet, title: "Seen from above", startsIn: 24 * 9 }));
    const { text } = await visit(linh).get("/my-sessions");
    expect(text).toContain("Coming 2");
    expect(text).toContain("November 2026");
    expect(text).toContain("Waiting 1st of 1 Leave the list");
    expect(text).toContain("December 2026");
    expect(text).toContain("Booked Give back");
  });

  it("says of a wait what the person holds at that time by now, with both ways out", async () => {
    const { linh, noor, yusuf, maria, piet } = await cast();
    const session = await build.session({ host: maria, places: 1, title: "Bags at night" });
    await build.booking(noor, session);
    const wait = await build.booking(linh, session);
    const page = `/bookings/${String(wait._id)}`;
    // Another wait at that time holds nothing, and neither does a place at another time.
    const full = await build.session({ host: piet, places: 1 });
    for (const [who, on] of [
      [yusuf, full],
      [linh, full],
      [linh, await build.session({ host: piet, startsIn: 24 * 9 })],
    ] as const)
      await build.booking(who, on);
    expect((await visit(linh).get(page)).text).not.toContain("At that time you hold");
    const held = await build.booking(linh, await build.session({ host: piet, title: "Seen from above" }));
    const said = "At that time you hold Seen from above : while you do, a freed place passes you by.";
    expect((await visit(linh).get("/my-sessions")).text).toContain(said);
    const { text, html } = await visit(linh).get(page);
    expect(text).toContain(`${said} You can leave this line , or give the other place back .`);
    expect((await visit(linh).get(`/sessions/${String(session._id)}`)).text).toContain(said);
    for (const id of [wait._id, held._id]) expect(html).toContain(`href="/bookings/${String(id)}/cancellation"`);
  });

  it("keeps what is over, given back or cancelled, a page at a time without skipping", async () => {
    const { linh, maria } = await cast();
    const session = await build.session({ host: maria });
    const first = await build.booking(linh, session);
    const copies = Array.from({ length: 30 }, (_, at) => {
      const { _id, ...rest } = first;
      return {
        ...rest,
        uid: `copy-${at}`,
        key: `copy-${at}`,
        state: "withdrawn",
        endedAt: hours(0),
        endedHow: "person",
      };
    });
    await Booking.insertMany(copies);
    const reader = visit(linh);
    const latest = await reader.get("/my-sessions?show=past");
    const next = /href="(\/my-sessions\?show=past&amp;before=[^"]*)"/.exec(latest.html)![1]!.replaceAll("&amp;", "&");
    const earlier = await reader.get(next);
    const ids = (html: string) => [...html.matchAll(/href="\/bookings\/(\w{24})"/g)].map(([, id]) => id);
    expect(new Set([...ids(latest.html), ...ids(earlier.html)]).size).toBe(30);
    expect((await reader.get("/my-sessions?show=past&before=nonsense")).status).toBe(200);
  });

  it("shows nobody else's, and what to do when there is nothing", async () => {
    const { linh, noor, maria } = await cast();
    await build.booking(noor, await build.session({ host: maria, title: "Bags at night" }));
    const { text } = await visit(linh).get("/my-sessions");
    expect(text).toContain("Nothing lies ahead");
    expect(text).not.toContain("Bags at night");
    expect((await visit().get("/my-sessions")).status).toBe(302);
  });
});

describe("the calendar address", () => {
  it("is the person's own, shown again, and made new by a press", async () => {
    const { linh, noor } = await cast();
    const addressOf = async (person: typeof linh) =>
      /value="(http:\/\/localhost:3000\/feeds\/[\w-]{43}\.ics)"/.exec((await visit(person).get("/feed")).html)?.[1];
    const first = await addressOf(linh);
    expect(first).toBeDefined();
    expect(await addressOf(linh)).toBe(first);
    expect(await addressOf(noor)).not.toBe(first);
    const reader = visit(linh);
    const renewed = await reader.post("/feed", { person: String(noor._id), version: "7" });
    expect(renewed.location).toBe("/feed");
    expect((await reader.follow(renewed)).text).toContain("Your address is new. The old one no longer works.");
    expect(await addressOf(linh)).not.toBe(first);
    expect(await Feed.countDocuments({ person: noor._id, version: 1 })).toBe(1);
  });
});
