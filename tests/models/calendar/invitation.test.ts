import { execFileSync } from "node:child_process";
import ICAL from "ical.js";
import nodeIcal from "node-ical";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarFeed, feedEvent, invitation } from "#models/calendar/invitation.ts";
import { facts, unfold } from "./facts.ts";

/** One event as ical.js, which knows nothing of ical-generator, reads it. */
function read(ics: string) {
  const calendar = new ICAL.Component(ICAL.parse(ics));
  const events = calendar.getAllSubcomponents("vevent");
  expect(events).toHaveLength(1);
  return { calendar, event: events[0]! };
}

describe("an invitation", () => {
  it("is these bytes", () => {
    expect(invitation(facts())).toBe(
      [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Understudy//Understudy//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:REQUEST",
        "BEGIN:VEVENT",
        "UID:5f0c8f0e-6a0e-4a34-9a9e-3d1f5b1c2a77@understudy",
        "SEQUENCE:0",
        "DTSTAMP:20261125T091200Z",
        "DTSTART:20261208T120000Z",
        "DTEND:20261208T143000Z",
        "SUMMARY:The path of a bag",
        "TRANSP:OPAQUE",
        "LOCATION:Staff entrance E7\\, Valdemora",
        "DESCRIPTION:Meet at: Staff entrance E7\\nBring: badge\\, shoes",
        'ORGANIZER;CN="Halcón Airports":mailto:understudy@halcon.example',
        "ATTENDEE;ROLE=REQ-PARTICIPANT;CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;RSVP",
        ' =TRUE;CN="Maren Okafor-Lindqvist":mailto:maren@halcon.example',
        "URL;VALUE=URI:https://understudy.example/bookings/1",
        "STATUS:CONFIRMED",
        "LAST-MODIFIED:20261125T091200Z",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
      ].join("\r\n"),
    );
  });

  it("moved is a REQUEST again, then a CANCEL: one UID, SEQUENCE growing, the same ORGANIZER", () => {
    const chain = [
      facts(),
      facts({
        sequence: 1,
        stamp: new Date("2026-11-26T10:00:00Z"),
        startsAt: new Date("2026-12-09T12:00:00Z"),
        endsAt: new Date("2026-12-09T14:30:00Z"),
      }),
      facts({ method: "CANCEL", sequence: 2, stamp: new Date("2026-11-27T10:00:00Z") }),
    ].map((one) => read(invitation(one)));
    expect(chain.map(({ calendar }) => calendar.getFirstPropertyValue("method"))).toEqual([
      "REQUEST",
      "REQUEST",
      "CANCEL",
    ]);
    expect(chain.map(({ event }) => event.getFirstPropertyValue("sequence"))).toEqual([0, 1, 2]);
    expect(chain.map(({ event }) => event.getFirstPropertyValue("status"))).toEqual([
      "CONFIRMED",
      "CONFIRMED",
      "CANCELLED",
    ]);
    expect(new Set(chain.map(({ event }) => event.getFirstPropertyValue("uid"))).size).toBe(1);
    expect(new Set(chain.map(({ event }) => event.getFirstPropertyValue("organizer"))).size).toBe(1);
    expect(chain.map(({ event }) => event.getAllProperties("attendee").length)).toEqual([1, 1, 1]);
    expect(String(chain[1]!.event.getFirstPropertyValue("dtstart"))).toBe("2026-12-09T12:00:00Z");
    const stamps = chain.map(({ event }) => String(event.getFirstPropertyValue("dtstamp")));
    expect(stamps).toEqual([...stamps].sort());
  });

  it("cancelled asks nobody for an answer", () => {
    const lines = unfold(invitation(facts({ method: "CANCEL", sequence: 1 })));
    expect(lines).toContain("STATUS:CANCELLED");
    expect(lines.join("\n")).not.toMatch(/RSVP|PARTSTAT|VALARM/);
  });

  it("keeps escapes, emoji and long names whole, and no line over 75 octets", () => {
    const title = `Back\\slash; semi, comma: colon "quoted" ${"👩🏽‍✈️".repeat(20)} 行李的路径 ${"é".repeat(90)}`;
    const name = `María "Mary" de los Ángeles ^ \\ ${"Fernández-Villaverde ".repeat(8).trim()}`;
    const ics = invitation(facts({ title, attendee: { name, email: "maria@halcon.example" } }));
    expect(ics.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(Buffer.from(ics).toString()).not.toContain("\uFFFD");
    const { event } = read(ics);
    expect(event.getFirstPropertyValue("summary")).toBe(title);
    expect(event.getFirstProperty("attendee")!.getParameter("cn")).toBe(
      `María 'Mary' de los Ángeles   ${"Fernández-Villaverde ".repeat(8).trim()}`,
    );
    const again = Object.values(nodeIcal.sync.parseICS(ics)).find((one) => one?.type === "VEVENT");
    expect(again).toMatchObject({ summary: title, location: "Staff entrance E7, Valdemora", sequence: 0 });
    expect((again as { start: Date }).start.toISOString()).toBe("2026-12-08T12:00:00.000Z");
  });

  it("lets no control character, line end or turning mark through", () => {
    const bad = "a\u0000b\u000Bc\u0085d\u2028e\u202Ef\u2067g\uFEFFh\r\nATTENDEE:mailto:x@y.example\ni\u007F\uD800";
    const ics = invitation(
      facts({
        title: bad,
        meetingPoint: bad,
        siteName: bad,
        description: [bad],
        attendee: { name: bad, email: "maren@halcon.example" },
        organiser: { name: bad, email: "understudy@halcon.example" },
      }),
    );
    expect(ics).not.toMatch(/(?![\r\n])[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/u);
    expect(ics.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(unfold(ics).filter((line) => line.startsWith("ATTENDEE"))).toHaveLength(1);
    expect(read(ics).event.getAllProperties("attendee")).toHaveLength(1);
  });

  it("holds for any text", () => {
    const text = fc.string({ unit: "binary", maxLength: 200 });
    fc.assert(
      fc.property(text, text, text, (title, name, line) => {
        const ics = invitation(
          facts({ title, description: [line], attendee: { name, email: "maren@halcon.example" } }),
        );
        expect(ics.endsWith("END:VCALENDAR\r\n")).toBe(true);
        expect(ics.split("\r\n").every((one) => Buffer.byteLength(one) <= 75 && !/[\r\n]/.test(one))).toBe(true);
        const { event } = read(ics);
        expect(event.getAllProperties("attendee")).toHaveLength(1);
        expect(event.getAllProperties()).toHaveLength(14);
      }),
      { numRuns: 300 },
    );
  });

  it("comes out in equal bytes whatever zone the server is in", () => {
    const script = `import { invitation, calendarFeed, feedEvent } from "./models/calendar/invitation.ts";
      import { facts } from "./tests/models/calendar/facts.ts";
      process.stdout.write(invitation(facts()) + calendarFeed({ name: "x", refresh: 3600 }, [feedEvent(facts(), true)]));`;
    const under = (TZ: string): string =>
      execFileSync(process.execPath, ["--input-type=module", "-e", script], { env: { ...process.env, TZ } }).toString();
    const here = invitation(facts()) + calendarFeed({ name: "x", refresh: 3600 }, [feedEvent(facts(), true)]);
    expect(under("UTC")).toBe(here);
    expect(under("America/New_York")).toBe(here);
  });
});
