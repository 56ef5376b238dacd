import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { calendarFeed, feedEvent } from "#models/calendar/invitation.ts";
import { facts, unfold } from "./facts.ts";

describe("a feed", () => {
  it("escapes its name, says how often to come again, and names nobody's address", () => {
    const ics = calendarFeed({ name: "Maren; her, days\n2", refresh: 3600 }, [
      feedEvent(facts(), false),
      feedEvent(facts({ uid: "2@understudy", title: "Cancelled: Night turn" }), true),
    ]);
    const lines = unfold(ics);
    expect(lines.slice(0, 9)).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Understudy//Understudy//EN",
      "CALSCALE:GREGORIAN",
      "NAME:Maren\\; her\\, days 2",
      "X-WR-CALNAME:Maren\\; her\\, days 2",
      "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
      "X-PUBLISHED-TTL:PT1H",
      "BEGIN:VEVENT",
    ]);
    expect(ics).not.toMatch(/ATTENDEE|ORGANIZER|mailto|METHOD/i);
    expect(lines.filter((line) => line.startsWith("STATUS"))).toEqual(["STATUS:CONFIRMED", "STATUS:CANCELLED"]);
    expect(ics.endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n")).toBe(true);
    expect(new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents("vevent")).toHaveLength(2);
  });

  it("without events is a calendar all the same", () => {
    const ics = calendarFeed({ name: "x", refresh: 3600 }, []);
    expect(ics.endsWith("X-PUBLISHED-TTL:PT1H\r\nEND:VCALENDAR\r\n")).toBe(true);
  });
});
