import { describe, expect, it } from "vitest";
import { Person } from "#models/people/person.document.ts";
import { setClock } from "#app/server/clock.ts";
import { expectSound } from "../audited.ts";
import { build, cast, hours } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit } from "../visit.ts";

await freshDatabase();

const id = (of: { _id: unknown }): string => String(of._id);

describe("the team page's visits", () => {
  it("list what the team holds, asks and waits for, and lead to calling back and withdrawing with a reason", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria, places: 2, title: "Bags at night" });
    const held = await build.booking(c.maren, on, { by: c.ingrid });
    const asked = await build.booking(c.yusuf, on);
    const salma = await build.person({ name: "Salma Haddad" }, c.security);
    const waits = await build.booking(salma, on);
    const own = await build.booking(c.ingrid, await build.session({ host: c.maria, startsIn: 24 }));
    await build.booking(c.linh, await build.session({ host: c.maria, startsIn: 24 }));
    const lead = visit(c.ingrid);
    const { text, html } = await lead.get("/team");
    const then = text.slice(text.indexOf("Visits of that week"));
    expect(then).toMatch(/Maren Okafor-Lindqvist Bags at night, until 14:30 Booked Call back/);
    expect(then).toMatch(/Yusuf Demirci .* Withdraw .*Salma Haddad .*Withdraw/);
    expect(then).not.toContain("Linh");
    for (const one of [held, asked, waits]) expect(html).toContain(`href="/bookings/${id(one)}/cancellation"`);
    expect(html).not.toContain(`/bookings/${id(own)}/cancellation`);
    // Whoever came from the team's page stays there; the person's own booking is one of their own sessions.
    const world = async (who: typeof c.ingrid) =>
      /<a [^>]*href="([^"]*)"[^>]*aria-current="page"|aria-current="page"[^>]*href="([^"]*)"/
        .exec((await visit(who).get(`/bookings/${id(held)}/cancellation`)).html)
        ?.slice(1)
        .find(Boolean);
    expect([await world(c.ingrid), await world(c.maren)]).toEqual(["/team", "/my-sessions"]);
    const end = (booking: { _id: unknown }, reason: string, by = c.ingrid) =>
      visit(by).post(`/bookings/${id(booking)}/cancellation`, { reason, state: "x", person: id(c.linh) });
    for (const one of [held, asked, waits]) {
      expect((await end(one, " ")).text).toContain("Please say why, in a few words: the person reads it.");
      expect((await end(one, "We are short")).location).toBe(`/bookings/${id(one)}`);
    }
    expect(await build.bookingNow(held)).toMatchObject({ state: "cancelled", endedHow: "home", endedReason: "We are short" }); // prettier-ignore
    for (const one of [asked, waits])
      expect(await build.bookingNow(one)).toMatchObject({
        state: "withdrawn",
        endedHow: "home",
        endedBy: c.ingrid._id,
      });
    expect((await end(held, "Again")).status).toBe(422);
    expect((await visit(c.maren).get(`/bookings/${id(held)}`)).text).toContain("Ingrid Solheim: “We are short”");
    await expectSound();
  });

  it("allow recalling on the day, until the end; then no more", async () => {
    const c = await cast();
    const held = await build.booking(c.maren, await build.session({ host: c.maria }), { by: c.ingrid });
    const later = await build.booking(c.yusuf, await build.session({ host: c.maria }), { by: c.ingrid });
    setClock(hours(49)); // it runs
    expect((await visit(c.ingrid).get("/team")).text).toContain("Call back");
    const recall = (of: { _id: unknown }) =>
      visit(c.ingrid).post(`/bookings/${id(of)}/cancellation`, { reason: "A queue at the gate" });
    expect((await recall(held)).status).toBe(302);
    expect((await build.bookingNow(held)).state).toBe("cancelled");
    setClock(hours(50.5)); // it is over
    expect((await visit(c.ingrid).get("/team")).text).not.toContain("Call back");
    expect((await recall(later)).text).toContain("This session is over; it can no longer be changed.");
    expect((await build.bookingNow(later)).state).toBe("booked");
  });

  it("are whose team it is alone: others end nothing, and a supervisor only whom they supervise", async () => {
    const c = await cast();
    await Person.updateOne({ _id: c.maren._id }, { $set: { supervisor: c.yusuf._id } });
    const on = await build.session({ host: c.maria, places: 4 });
    const mine = await build.booking(c.maren, on, { by: c.ingrid });
    const salma = await build.person({ name: "Salma Haddad" }, c.security);
    const theirs = await build.booking(salma, on, { by: c.ingrid });
    const { html, text } = await visit(c.yusuf).get("/team");
    expect(text).toContain("Salma Haddad");
    expect(html).toContain(`/bookings/${id(mine)}/cancellation`);
    expect(html).not.toContain(`/bookings/${id(theirs)}/cancellation`);
    const ways = [c.yusuf, c.piet, c.maria, c.linh].map((by) => [by, theirs] as const);
    for (const [by, of] of [...ways, [c.piet, mine] as const, [c.linh, mine] as const]) {
      expect((await visit(by).get(`/bookings/${id(of)}/cancellation`)).status).toBe(403);
      expect((await visit(by).post(`/bookings/${id(of)}/cancellation`, { reason: "Mine" })).status).toBe(403);
    }
    expect((await visit(c.linh).get("/team")).status).toBe(403);
    expect((await build.bookingNow(theirs)).state).toBe("booked");
  });
});
