import { describe, expect, it } from "vitest";
import { calendarAddress, daysShown, readCalendar, turned } from "#app/forms/calendar.ts";
import { readChoice } from "#app/forms/find.ts";
import { setClock } from "#app/server/clock.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { build, cast, hours } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit } from "../visit.ts";

await freshDatabase();

describe("the calendar's address", () => {
  it("shows a month in whole weeks, a week from Monday, a day, four weeks of agenda", () => {
    const at = "2026-11-25";
    expect(daysShown({ view: "month", at })).toEqual({ from: "2026-10-26", until: "2026-12-06" });
    expect(daysShown({ view: "week", at })).toEqual({ from: "2026-11-23", until: "2026-11-29" });
    expect(daysShown({ view: "day", at })).toEqual({ from: at, until: at });
    expect(daysShown({ view: "agenda", at })).toEqual({ from: at, until: "2026-12-22" });
    expect(daysShown({ view: "month", at: "2027-02-14" })).toEqual({ from: "2027-02-01", until: "2027-02-28" });
  });

  it("turns by what it shows, over the end of a year", () => {
    expect(turned({ view: "month", at: "2026-12-31" }, 1)).toBe("2027-01-01");
    expect(turned({ view: "month", at: "2027-01-31" }, -1)).toBe("2026-12-01");
    expect(turned({ view: "week", at: "2026-12-28" }, 1)).toBe("2027-01-04");
    expect(turned({ view: "day", at: "2027-01-01" }, -1)).toBe("2026-12-31");
  });

  it("takes nonsense for the month of today, and keeps the list's choices", () => {
    const asked = new URLSearchParams("can=&kind=briefing&view=year&at=2026-13-01&from=2026-12-01");
    const calendar = readCalendar(asked, "2026-11-25");
    expect(calendar).toEqual({ view: "month", at: "2026-11-25" });
    expect(calendarAddress(readChoice(asked), calendar)).toBe(
      "/find/calendar?can=&kind=briefing&view=month&at=2026-11-25",
    );
  });
});

describe("the calendar", () => {
  it("draws the month on the server: each session on its day, and the chosen day's rows below", async () => {
    const { linh, maria, tomas } = await cast();
    const at = (iso: string) => ({ startsAt: new Date(iso) });
    await build.session({ host: maria, title: "Bags at night", ...at("2026-12-01T23:30Z") });
    await build.session({ host: tomas, title: "Kerb to seat", ...at("2026-12-08T10:00Z") });
    const { status, html, text } = await visit(linh).get("/find/calendar?can=&at=2026-12-01");
    expect(status).toBe(200);
    expect(text).toContain("December 2026");
    expect(text).toContain("Tuesday 1 December, 1 session, 1 free for you 23:30 Bags at night , You can book");
    expect(html).toContain('class="rbc-event is-full"');
    expect(text).toContain("Tuesday 1 December 1 session, 1 free for you 23:30 to 02:00, Wed 2 Dec");
    expect(html.match(/Kerb to seat/g)!.length).toBeGreaterThan(0);
    const other = await visit(linh).get("/find/calendar?can=&at=2026-12-03");
    expect(other.text).toContain("No session on this day.");
  });

  it("lists a week and an agenda without any script, and narrows by the same filters", async () => {
    const { linh, maria, piet } = await cast();
    await build.session({ host: maria, title: "Bags at night", kind: "briefing" });
    await build.session({ host: piet, title: "Seen from above", startsIn: 24 * 9 });
    const week = await visit(linh).get("/find/calendar?can=&view=week&at=2026-11-25");
    expect(week.text).toContain("Mon 23 Nov to Sun 29 Nov");
    expect(week.text).toContain("Bags at night");
    expect(week.text).not.toContain("Seen from above");
    const agenda = await visit(linh).get("/find/calendar?can=&view=agenda&at=2026-11-25&kind=observation");
    expect(agenda.text).toContain("Seen from above");
    expect(agenda.text).not.toContain("Bags at night");
    expect((await visit(linh).get("/find/calendar?view=<b>&at=now&site=x&after=1")).status).toBe(200);
    expect((await visit().get("/find/calendar")).status).toBe(302);
  });

  it("shows the own visit that is on now and those of past days, and nobody else's, and leads to the booking", async () => {
    const { linh, maria, tomas, noor } = await cast();
    const visits = [
      { title: "Weeks ago", startsIn: 24 },
      { title: "The day before", startsIn: 48 },
      { title: "Into the night", startsIn: 71.5 },
      { title: "Not mine", startsIn: 71 },
      { title: "Ahead of me", startsIn: 120 },
    ];
    for (const { title, startsIn } of visits) {
      const on = await build.session({ host: maria, title, startsIn });
      await build.booking(title === "Not mine" ? noor : linh, on);
    }
    await build.session({ host: maria, title: "Nobody booked", startsIn: 50 });
    await build.session({ host: tomas, title: "Own department", startsIn: 130 });
    setClock(hours(72));
    const month = await visit(linh).get("/find/calendar?can=1&at=2026-11-28");
    expect(month.text).toContain("12:00 Weeks ago , Your visit, over");
    expect(month.text).toContain("12:00 The day before , Your visit, over");
    expect(month.text).toContain("11:30 Into the night , Your visit, on now");
    expect(month.text).toContain("12:00 Ahead of me , You are booked");
    for (const title of ["Not mine", "Nobody booked", "Own department"]) expect(month.text).not.toContain(title);
    const booking = await Booking.findOne({ title: "Into the night", person: linh._id }).lean();
    expect(month.html).toContain(`href="/bookings/${String(booking!._id)}"`);
    const titles = ["Weeks ago", "The day before", "Into the night", "Ahead of me"];
    const shown = async (query: string) => {
      const { text } = await visit(linh).get(`/find/calendar?can=&${query}`);
      return titles.filter((title) => text.includes(title));
    };
    expect(await shown("view=day&at=2026-11-26")).toEqual(["Weeks ago"]);
    const past = await visit(linh).get("/find/calendar?can=&view=day&at=2026-11-26");
    expect(past.text).toContain("Your visit, over");
    expect(past.text).not.toContain("places left Open");
    expect(await shown("view=agenda&at=2026-11-28")).toEqual(["Into the night", "Ahead of me"]);
    expect(await shown("view=month&at=2026-11-28&part=evening")).toEqual([]);
    expect(await shown(`view=month&at=2026-11-28&department=${String(tomas.department)}`)).toEqual([]);
    expect(await shown("view=month&at=2026-12-28")).toEqual(["Ahead of me"]);
  });
});
