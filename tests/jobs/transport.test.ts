import { mkdtemp, readdir, readFile, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { write } from "#jobs/mail/letters/index.ts";
import { message } from "#jobs/mail/message.ts";
import { openPost, PostError } from "#jobs/mail/transport.ts";
import { facts, house, maren } from "./letter-facts.ts";
import { mailServer } from "./smtp.ts";

const built = () =>
  message(write("booked", [facts()], maren, house), {
    from: house.from,
    to: maren,
    messageId: "<1@understudy>",
    inReplyTo: null,
    date: house.now,
  });

describe("a mail server that does not take it", () => {
  const parcel = async () => ({
    from: house.from.email,
    to: maren.email,
    bytes: await built(),
    leftAt: house.now,
    id: "1",
  });
  const how = async (url: string): Promise<string> => {
    const post = openPost({ smtpUrl: url, folder: "" });
    const error: unknown = await post.send(await parcel()).catch((one: unknown) => one);
    post.close();
    return error instanceof PostError ? error.how : "taken";
  };
  const refusing = (responseCode: number, at: "onRcptTo" | "onMailFrom") =>
    mailServer({
      [at]: (_: unknown, __: unknown, done: (error: Error) => void) =>
        done(Object.assign(new Error("no"), { responseCode })),
    });

  it("is away, refuses for good, or asks to come later: three different things", async () => {
    const gone = await mailServer();
    await gone.stop();
    expect(await how(gone.url)).toBe("outage");
    for (const [code, meaning] of [
      [550, "refused"],
      [451, "later"],
      [421, "outage"],
    ] as const) {
      const one = await refusing(code, "onRcptTo");
      expect(await how(one.url)).toBe(meaning);
      await one.stop();
    }
    const closing = await mailServer({
      onData(stream, _session, done) {
        stream.resume();
        stream.on("end", () => done(Object.assign(new Error("no"), { responseCode: 421 })));
      },
    });
    expect(await how(closing.url)).toBe("outage");
    await closing.stop();
    const open = await mailServer();
    expect(await how(open.url)).toBe("taken");
    await open.stop();
  });
});

describe("without a mail server", () => {
  it("mails are kept as files, one a row however often it is tried, readable by their owner alone", async () => {
    const folder = path.join(await mkdtemp(path.join(os.tmpdir(), "understudy-mail-")), "mail");
    const post = openPost({ smtpUrl: undefined, folder });
    const parcel = { from: "a@b.example", to: maren.email, bytes: await built(), leftAt: house.now, id: "65f0" };
    await post.send(parcel);
    await post.send(parcel);
    expect(await readdir(folder)).toEqual(["2026-11-25T09-12-00.000Z-65f0.eml"]);
    for (const [place, mode] of [
      [folder, 0o700],
      [path.join(folder, "2026-11-25T09-12-00.000Z-65f0.eml"), 0o600],
    ] as const)
      // prettier-ignore
      expect((await stat(place)).mode & 0o777).toBe(mode);
    const kept = await readFile(path.join(folder, "2026-11-25T09-12-00.000Z-65f0.eml"));
    expect(kept.toString("latin1")).not.toMatch(/[^\r]\n/); // RFC 5322: lines end in CRLF, all of them
    const mail = await PostalMime.parse(kept);
    expect(mail.subject).toBe("Booked: The path of a bag, from belt to hold, Tue 8 Dec, 13:00 in Valdemora");
  });
});
