import ICAL from "ical.js";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { write } from "#jobs/mail/letters/index.ts";
import { message } from "#jobs/mail/message.ts";
import { openPost } from "#jobs/mail/transport.ts";
import { isEmail } from "#models/shared/email.ts";
import { mailboxOf } from "#models/shared/mailbox.ts";
import { facts, house, maren, session } from "./letter-facts.ts";
import { mailServer, type MailServer } from "./smtp.ts";

let server: MailServer;
beforeAll(async () => {
  server = await mailServer();
});
afterAll(() => server.stop());

const cover = (over = {}) => ({
  from: house.from,
  to: maren,
  messageId: "<1b4e28ba-2fa1-4d2f-883f-0016d3cca427@understudy>",
  inReplyTo: null,
  date: house.now,
  ...over,
});
const built = (over = {}, about = {}, kind: "booked" | "session-cancelled" | "requested" = "booked") =>
  message(write(kind, [facts(about)], { ...maren, ...over }, house), cover({ to: { ...maren, ...over } }));

/** Sends over SMTP and reads back what the server got. */
async function through(bytes: Buffer, to = maren.email) {
  const post = openPost({ smtpUrl: server.url, folder: "" });
  await post.send({ from: house.from.email, to, bytes, leftAt: house.now, id: "1" });
  post.close();
  const got = server.taken.at(-1)!;
  return { ...got, mail: await PostalMime.parse(got.raw, { attachmentEncoding: "arraybuffer" }) };
}
const header = (raw: Buffer, name: string): string =>
  new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, "im")
    .exec(raw.toString().split("\r\n\r\n", 1)[0]!)?.[1]
    ?.replace(/\r\n\s+/g, " ") ?? "";

const calendars = (raw: Buffer): string[] =>
  [...raw.toString().matchAll(/^Content-Transfer-Encoding: base64\r\n\r\n(QkVHSU46V[\w+/=\r\n]*)/gm)].map(([, code]) =>
    Buffer.from(code!, "base64").toString(),
  );

describe("a mail with an invitation", () => {
  it("is mixed(alternative(text, html, calendar with its method), invite.ics without)", async () => {
    const { raw, mail, to } = await through(await built());
    const types = [...raw.toString().matchAll(/^Content-Type: ([^\r]*(?:\r\n [^\r]*)*)/gim)].map((one) =>
      one[1]!.replace(/;?\s*boundary="[^"]*"/, "").replace(/\r\n\s+/g, " "),
    );
    expect(types).toEqual([
      "multipart/mixed",
      "multipart/alternative",
      "text/plain; charset=utf-8",
      "text/html; charset=utf-8",
      "text/calendar; charset=utf-8; method=REQUEST",
      "application/ics; name=invite.ics",
    ]);
    expect(to).toEqual([maren.email]);
    const [inline, attached] = mail.attachments;
    expect(inline).toMatchObject({ mimeType: "text/calendar", method: "REQUEST" });
    expect(attached).toMatchObject({ mimeType: "application/ics", filename: "invite.ics", disposition: "attachment" });
    expect(attached!.method).toBeUndefined();
    const bytes = calendars(raw); // by hand: postal-mime gives calendars with other line ends
    expect(bytes).toHaveLength(2);
    expect(bytes[0]).toBe(bytes[1]);
    expect(bytes[0]!.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(bytes[0]!.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    const event = new ICAL.Component(ICAL.parse(bytes[0]!)).getFirstSubcomponent("vevent")!;
    expect(event.getAllProperties("attendee").map((one) => one.getFirstValue())).toEqual([`mailto:${maren.email}`]);
    expect(event.getFirstPropertyValue("organizer")).toBe(`mailto:${mail.from!.address}`);
    expect(mail.text).toContain("You are booked");
    expect(mail.html).toContain("You are booked");
  });

  it("cancelled says so inside and outside, in the same thread", async () => {
    const calendar = { method: "CANCEL" as const, uid: "u1@understudy", sequence: 1, stamp: house.now };
    const letter = write("session-cancelled", [facts({ calendar })], maren, house);
    const { mail, raw } = await through(await message(letter, cover({ inReplyTo: "<first@understudy>" })));
    expect(mail.attachments[0]).toMatchObject({ method: "CANCEL" });
    expect(Buffer.from(mail.attachments[0]!.content as ArrayBuffer).toString()).toContain("METHOD:CANCEL");
    expect(mail.inReplyTo).toBe("<first@understudy>");
    expect(header(raw, "References")).toBe("<first@understudy>");
  });

  it("says that a program wrote it, under the Message-ID of its row, and comes out in the same bytes again", async () => {
    const bytes = await built();
    const { raw, mail } = await through(bytes);
    expect(header(raw, "Auto-Submitted")).toBe("auto-generated");
    expect(header(raw, "X-Auto-Response-Suppress")).toBe("OOF, AutoReply");
    expect(mail.messageId).toBe(cover().messageId);
    expect(new Date(mail.date!).toISOString()).toBe("2026-11-25T09:12:00.000Z");
    expect(bytes.equals(await built())).toBe(true);
  });

  it("of nothing firm has no calendar in it", async () => {
    const { mail, raw } = await through(await built({}, { calendar: undefined }, "requested"));
    expect(mail.attachments).toEqual([]);
    expect(header(raw, "Content-Type")).toMatch(/^multipart\/alternative/);
  });

  it("goes to two people as two mails, each the only attendee of its own", async () => {
    const tomas = { name: "Tomás Iturralde", email: "tomas@halcon.example" };
    const both = [await through(await built()), await through(await built(tomas), tomas.email)];
    const attendees = both.map(({ mail }) =>
      new ICAL.Component(ICAL.parse(Buffer.from(mail.attachments[0]!.content as ArrayBuffer).toString()))
        .getFirstSubcomponent("vevent")!
        .getAllProperties("attendee")
        .map((one) => one.getFirstValue()),
    );
    expect(attendees).toEqual([["mailto:maren@halcon.example"], ["mailto:tomas@halcon.example"]]);
    expect(both.map(({ mail }) => mail.to?.map((one) => one.address))).toEqual([
      ["maren@halcon.example"],
      ["tomas@halcon.example"],
    ]);
  });
});

describe("what is written into a mail", () => {
  it("cannot add a header, a recipient or a part", async () => {
    const bad = 'x\r\nBcc: evil@else.example\r\n\r\n--\u0000"<evil@else.example>, evil2@else.example';
    const about = { session: { ...session, title: bad, hostName: bad }, aim: bad, by: bad };
    const { to, mail, raw } = await through(await built({ name: bad }, about));
    expect(to).toEqual([maren.email]);
    expect(header(raw, "Bcc")).toBe("");
    expect(mail.bcc).toBeUndefined();
    expect(mail.to).toHaveLength(1);
    expect(mail.to![0]!.address).toBe(maren.email);
    expect(mail.subject).toContain("Bcc: evil@else.example");
    expect(mail.attachments).toHaveLength(2);
  });

  it("is only sent to addresses of a strict grammar", () => {
    const good = ["a@b.example", "o'brien+x@mail.city.gov", "first.last_2=x&y~z@a-b.example"];
    const bad = [
      "",
      "a",
      "a@b",
      "@b.example",
      "a@.example",
      "a@b..example",
      ".a@b.example",
      "a.@b.example",
      "a..b@c.example",
      '"a b"@c.example',
      "a@b.example\r\nRCPT TO:<x@y.example>",
      "a@b.example ",
      "a(c)@b.example",
      "a,b@c.example",
      "<a@b.example>",
      "a@b@c.example",
      "a@-b.example",
      "ä@b.example",
      "a@[127.0.0.1]",
      `${"a".repeat(65)}@b.example`,
      `a@${"b".repeat(64)}.example`,
      "a%b@c.example",
      "a@b.example\u0000",
    ];
    expect(good.filter(isEmail)).toEqual(good);
    expect(bad.filter(isEmail)).toEqual([]);
  });

  it("comes from a sender that can be read", () => {
    expect(mailboxOf("Understudy <understudy@localhost>")).toEqual({
      name: "Understudy",
      email: "understudy@localhost",
    });
    expect(mailboxOf('"Halcón, Airports" <a@b.example>')).toEqual({ name: "Halcón, Airports", email: "a@b.example" });
    expect(mailboxOf("a@b.example")).toEqual({ name: "Understudy", email: "a@b.example" });
    for (const bad of ["x", "Name <a@b@c>", "<>", "a@b.example, c@d.example"]) expect(mailboxOf(bad)).toBeNull();
  });
});
