import MailComposer from "nodemailer/lib/mail-composer";
import type { Mailbox } from "#models/shared/mailbox.ts";
import { cleanLine } from "#models/shared/clean.ts";
import type { Letter } from "./letters/letter.ts";

/** What a mail is besides the letter in it. */
export interface Cover {
  from: Mailbox;
  to: Mailbox;
  /** With its angle brackets. */
  messageId: string;
  /** The first mail of the thread, which this one answers to. */
  inReplyTo: string | null;
  date: Date;
}

/**
 * Builds the bytes of a mail; the same cover and letter give the same bytes, so a repeated delivery is recognised. With
 * an invitation (iMIP, RFC 6047 and the media type's RFC 5545 8.1) it is mixed(alternative(text, html, calendar with
 * its method), invite.ics without). Marked as written by a program (RFC 3834), so that nobody's absence note answers.
 */
export function message({ subject, text, html, calendar }: Letter, cover: Cover): Promise<Buffer> {
  const { from, to, messageId, inReplyTo, date } = cover;
  return new MailComposer({
    from: { name: cleanLine(from.name), address: from.email },
    to: { name: cleanLine(to.name), address: to.email },
    subject: cleanLine(subject),
    date,
    messageId,
    ...(inReplyTo && { inReplyTo, references: inReplyTo }),
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "OOF, AutoReply" },
    text,
    html,
    ...(calendar && { icalEvent: eventOf(calendar) }),
    baseBoundary: messageId.replace(/[^A-Za-z0-9]/g, ""),
    newline: "windows",
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

/** Without `method` nodemailer says PUBLISH, whatever the calendar says; base64 keeps every CRLF on the way. */
function eventOf({ method, ics }: NonNullable<Letter["calendar"]>) {
  return { method, content: ics, filename: "invite.ics", contentTransferEncoding: "base64" };
}
