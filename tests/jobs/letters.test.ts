import { describe, expect, it } from "vitest";
import { write } from "#jobs/mail/letters/index.ts";
import type { DigestFacts } from "#models/record/letter-facts.ts";
import { sayReasons } from "#models/shared/reasons.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { MESSAGE_KINDS, type MessageKind } from "#models/shared/vocabulary.ts";
import { facts, house, maren, rowsOf, session } from "./letter-facts.ts";

const letter = (kind: MessageKind, over = {}, reader = maren) => write(kind, rowsOf(kind, facts(over)), reader, house);
const FIRM = ["booked", "session-changed", "booking-cancelled", "session-cancelled", "moved"];

it("a session that meets elsewhere at the same time says where in the subject, and one at another time when", () => {
  const elsewhere = { ...session, meetingPoint: "Gate 7" };
  const { subject } = letter("session-changed", { previous: session, session: elsewhere });
  expect(subject).toBe(`Changed: ${session.title}, Tue 8 Dec, 13:00 in Valdemora, now at Gate 7`);
  const later = { ...session, endsAt: new Date("2026-12-07T15:00:00Z") };
  expect(letter("session-changed", { previous: later, session: elsewhere }).subject).toBe(
    `Changed: ${session.title}, now Tue 8 Dec, 13:00 in Valdemora`,
  );
});

describe("every letter", () => {
  it.each(MESSAGE_KINDS)("%s says its state in subject and heading, when and where, and why it came", (kind) => {
    const { subject, text, html, calendar } = letter(kind);
    expect(subject).not.toBe("");
    expect(`${subject}\n${text}\n${html}`).not.toMatch(/undefined|\[object|null|NaN/);
    expect(text).toContain("Halcón Airports sends this because");
    expect(text).toContain("Questions go to Beatriz Anaya (beatriz@halcon.example), your coordinator.");
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html.match(/class="btn"/g)).toHaveLength(1);
    if (kind === "sign-in" || kind === "address" || kind === "address-changed") return;
    if (kind === "review-waits") return;
    expect(text).toContain("The path of a bag, from belt to hold");
    if (kind === "new-dates") expect(text).toContain(", Tue 8 Dec, 13:00 in Valdemora");
    if (kind === "date-asked" || kind === "date-declined") expect(subject).toContain(", Tue 8 Dec, 13:00 in Valdemora");
    if (kind === "host-digest" || kind === "new-dates" || kind === "date-asked" || kind === "date-declined") return;
    if (kind.startsWith("round-") || kind.startsWith("improvement-")) return;
    expect(subject).toContain("Tue 8 Dec, 13:00 in Valdemora");
    expect(text).toContain("Tuesday 8 December\n13:00 to 15:30 in Valdemora\n12:00 to 14:30 your time, Puerto Ámbar\n");
    expect(calendar !== undefined).toBe(FIRM.includes(kind));
  });

  it.each(MESSAGE_KINDS)("%s in the pseudo-language has no English left in it", (kind) => {
    const greek = {
      ...session,
      title: "Διαδρομή",
      siteName: "Αθήνα",
      meetingPoint: "Πύλη 7",
      hostName: "Μαρία",
      departmentName: "Αποσκευές",
      bring: "Κάρτα",
      wear: "Παπούτσια",
      goodToKnow: "Θόρυβος",
    };
    const about = facts({ session: greek, aim: "Γιατί;", by: "Ελένη", reason: "Όχι", person: "Νίκη", previous: greek });
    about.alternatives = about.alternatives!.map((one) => ({ ...one, title: "Νύχτα", siteName: "Αθήνα" }));
    const reader = { ...maren, name: "Ειρήνη Παππά", language: "en-XA" as const, siteName: "Πάτρα" };
    const home = { ...house, organisation: "Λιμάνι", contact: { name: "Άννα", email: "1@2.3" } };
    const { subject, text, html, calendar } = write(kind, rowsOf(kind, about), reader, home);
    const words = (markup: string): string =>
      markup.replace(/<style>.*<\/style>/s, "").replace(/<[^>]*>|&#?\w+;/g, " ");
    const plain = text.replace(/https?:\S+/g, "");
    // The mark of the product is drawn with its letter.
    for (const said of [
      subject,
      plain,
      words(html)
        .replace(/^\s*U\s*$/m, "")
        .replace(/\bU\b/, ""),
    ])
      expect(said).not.toMatch(/[A-Za-z]/);
    const own = (calendar?.ics ?? "").replaceAll("\r\n ", "").split("\r\n");
    for (const line of own.filter((one) => /^(SUMMARY|LOCATION|DESCRIPTION)/.test(one)))
      expect(
        line
          .replace(/^\w+:/, "")
          .replace(/https?:[^\\]*/g, "")
          .replaceAll("\\n", ""),
      ).not.toMatch(/[A-Za-z]/);
  });
});

describe("what a letter tells", () => {
  it("the home team is asked whether somebody may be away, the way there included; the host whether they may come", () => {
    const home = letter("release-asked").text;
    expect(home).toContain("May Maren Okafor-Lindqvist be away?");
    expect(home).toContain("Away: Tue 8 Dec, 11:00 to 15:30 your time, with travel\n");
    const madrid = letter("release-reminder", {}, { ...maren, zone: "Europe/Madrid" }).text;
    expect(madrid).toContain("Away: Tue 8 Dec, 12:00 to 16:30, with travel\n");
    const away = { from: session.startsAt, to: session.endsAt };
    const near = letter("release-asked", { away }).text;
    expect(near).toContain("May Maren Okafor-Lindqvist be away?");
    expect(near).not.toContain("Away:");
    const host = letter("release-asked", { away: undefined }).text;
    expect(host).toContain("May Maren Okafor-Lindqvist come?");
    expect(host).not.toContain("Away:");
  });

  it("a reader at the same clock gets one time", () => {
    const { text } = letter("booked", {}, { ...maren, zone: "Europe/Paris" });
    expect(text).toContain("13:00 to 15:30 in Valdemora\nThe path");
    expect(text).toContain("until Friday 4 December, 13:00. Somebody");
  });

  it("another day at the reader's site, another day at the end, another year: all are said", () => {
    const night = {
      ...session,
      startsAt: new Date("2027-01-04T23:30:00Z"),
      endsAt: new Date("2027-01-05T05:00:00Z"),
    };
    const { text } = letter("booked", { session: night });
    expect(text).toContain("Tuesday 5 January 2027\n00:30 to 06:00 in Valdemora\n");
    expect(text).toContain("Mon 4 Jan, 23:30 to Tue 5 Jan, 05:00 your time");
  });

  it("after the visit nobody reads the aim before it any more", () => {
    const role = { id: "65f0000000000000000000e1", role: "shadow" as const, others: 0 };
    expect(letter("booked").text).toContain("second scan?” Your host reads it before you come.");
    for (const kind of ["reflection-asked", "reflection-reminder"] as const)
      expect(letter(kind, { reflection: role }).text).toMatch(/Your aim: “Why do so many bags .*second scan\?”\n/);
  });

  it("what follows the sign stands apart from it, with facts or without", () => {
    expect(letter("thanks").html).toMatch(
      /<\/table><div style="height:20px[^>]*>&nbsp;<\/div>\n<p [^>]*><a class="btn"/,
    );
    expect(letter("booked").html).not.toContain("&nbsp;");
  });

  it("several reasons of one wish are each said of a date", () => {
    const why = (...codes: ("full" | "session-cancelled")[]) => codes.map((code) => ({ code, facts: {} }));
    const reader = { texts: textsFor("en"), locale: "en-GB", zone: "Atlantic/Canary" };
    expect(sayReasons(why("session-cancelled", "full"), reader)).toBe(
      "Of one date: The host has cancelled it. Of another: Every place went to others in this round.",
    );
    expect(sayReasons(why("full"), reader)).toBe("Every place went to others in this round.");
  });

  it("markup in names, titles and reasons stays text", () => {
    const bad = `<img src=x onerror="alert(1)">&'"`;
    for (const kind of MESSAGE_KINDS) {
      const about = { session: { ...session, title: bad, hostName: bad, meetingPoint: bad }, aim: bad, reason: bad };
      const { html } = letter(kind, { ...about, by: bad, person: bad }, { ...maren, name: bad });
      expect(html).not.toContain("<img");
    }
  });

  it("the clock's own cancelling is the organisation's, and it says sorry", () => {
    expect(letter("booking-cancelled", { by: "system" }).text).toContain("Halcón Airports cancelled it.");
    expect(letter("booking-cancelled", { by: undefined }).text).toContain("Your place is given back");
    expect(letter("session-cancelled").subject).toMatch(/^We are sorry: /);
    expect(letter("session-cancelled").text).toContain("- Night turn (https://understudy.halcon.example/sessions/");
  });

  it("a place that a colleague gave says who, to both of them", () => {
    const gift = { givenBy: "Linh Nguyễn", by: undefined };
    expect(letter("booked", gift).text).toContain("Linh Nguyễn gave you this place.");
    const asked = letter("requested", gift);
    expect(asked.text).toContain("Linh Nguyễn gives you this place, and your team is asked. You hear by Friday");
    expect(asked.text).not.toContain("You asked for a place\n");
    const giver = letter("booking-cancelled", { givenTo: "Piet van der Berg", by: undefined }).text;
    expect(giver).toContain("Your place is given on");
    expect(giver).toContain("thank you for giving your place to Piet van der Berg");
  });

  it("a host reads the last word on each booking, not how it came to it", () => {
    const [comes, asks, leaves] = rowsOf("host-digest", facts()) as DigestFacts[];
    const rows = [comes!, asks!, { ...leaves!, bookingId: comes!.bookingId, person: "Yusuf Demirci" }];
    const { subject, text } = write("host-digest", rows, maren, house);
    expect(subject).toBe("Your sessions: 2 changes");
    expect(text.match(/^- .*(comes|asks to come|does not come):/gm)).toEqual([
      "- Maren Okafor-Lindqvist asks to come:",
      "- Yusuf Demirci does not come:",
    ]);
  });

  it("whoever lets an offered place go is thanked for that", () => {
    const { text } = letter("withdrawn", { letGo: true, by: undefined });
    expect(text).toContain("You let the place go\n");
    expect(text).toContain("thank you for letting the place go in time for somebody else.");
  });

  it("whoever left is not thanked for giving back what was taken", () => {
    for (const kind of ["booking-cancelled", "withdrawn"] as const) {
      const { text } = letter(kind, { left: true, by: undefined });
      expect(text).toContain("you are no longer on the staff list, so this ends.");
      expect(text).not.toContain("thank you for giving the place back");
    }
    expect(letter("booking-cancelled", { left: true, by: undefined }).text).toContain("Your booking is cancelled");
  });

  it("links carry ids alone", () => {
    for (const kind of MESSAGE_KINDS.filter((one) => one !== "sign-in" && one !== "address"))
      for (const [, url] of letter(kind).html.matchAll(/href="(https?:[^"]*)"/g))
        expect(url).toMatch(/^https:\/\/understudy\.halcon\.example\/[a-z]+(\/[0-9a-f]{24}(\/[a-z]+)?)?$/);
  });

  it("the calendar says what the letter says, and not the aim", () => {
    const { calendar } = letter("booked");
    expect(calendar!.ics).toContain("METHOD:REQUEST");
    const lines = calendar!.ics.replaceAll("\r\n ", "");
    expect(lines).toContain("DTSTART:20261208T120000Z");
    expect(lines).toContain("DESCRIPTION:13:00 to 15:30\\, clocks in Valdemora\\nMeet at: Staff entrance E7\\, below");
    expect(lines).not.toContain("second scan");
    expect(lines).toContain("More\\, and how to give the place back: https://");
    const ended = letter("booking-cancelled", {
      calendar: { ...facts().calendar!, method: "CANCEL" },
    }).calendar!.ics.replaceAll("\r\n ", "");
    expect(ended).toContain("METHOD:CANCEL");
    expect(ended).toContain("What happened\\, and other dates: https://");
    expect(ended).not.toContain("give the place back");
  });
});
