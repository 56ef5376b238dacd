import { mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readClock, setClock, startClockAt } from "#app/server/clock.ts";
import { readSettings } from "#app/server/settings.ts";
import { waitingFor } from "#app/server/store.ts";

const folder = (): string => path.join(mkdtempSync(path.join(tmpdir(), "us-settings-")), "data");
const read = (env: Record<string, string>) =>
  readSettings({ DATA_DIR: folder(), ...env } as unknown as NodeJS.ProcessEnv);

describe("settings", () => {
  test("need nothing to be said", () => {
    const settings = read({});
    expect(settings).toMatchObject({
      mode: "production",
      port: 3000,
      baseUrl: "http://localhost:3000",
      processes: "all",
    });
    expect([settings.secure, settings.baseUrlGiven, settings.mongodbUri]).toEqual([false, false, undefined]);
    expect(Object.isFrozen(settings)).toBe(true);
  });

  test("a folder that cannot be is said", () => {
    expect(() => read({ DATA_DIR: `${import.meta.filename}/data` })).toThrow(/^DATA_DIR \S+ cannot be used: /);
    // Where the folder above is there and takes nothing, Node's own way of making both would try for ever.
    for (const nowhere of ["/proc/nope", "/proc/nope/below"])
      expect(() => read({ DATA_DIR: nowhere })).toThrow(/^DATA_DIR \S+ cannot be used: /);
    expect(read({ DATA_DIR: path.join(folder(), "several", "below") }).mode).toBe("production");
  });

  test.each([
    ["PORT", "80x", "PORT must be a port from 1 to 65535"],
    ["PORT", "70000", "PORT must be"],
    // Any free one: nobody could tell people, or say in a mail, which.
    ["PORT", "0", "PORT must be"],
    ["PORT", "0x1000", "PORT must be"],
    ["MODE", "prod", "MODE must be one of production, demo, development, test"],
    ["BASE_URL", "understudy.example.org", "BASE_URL must be the address people type"],
    ["BASE_URL", "https://example.org/understudy", "BASE_URL must be"],
    ["MONGODB_URI", "localhost:27017", "MONGODB_URI must be"],
    ["MONGODB_URI", "mongodb://", "MONGODB_URI must be"],
    ["SMTP_URL", "mail.example.org", "SMTP_URL must be"],
    ["SMTP_URL", "smtp://", "SMTP_URL must be"],
    ["MAIL_FROM", "a@b\r\nBcc: c@d", "MAIL_FROM must be"],
    ["SECRET", "short", "SECRET must be at least 32 characters"],
    ["PROCESSES", "jobs,web", "PROCESSES must be all, web or jobs"],
    ["PROCESSES", "web", "PROCESSES=web needs MONGODB_URI"],
    ["LOG_LEVEL", "loud", "LOG_LEVEL must be"],
    ["TRUST_PROXY", "yes", "TRUST_PROXY must be the number of proxies"],
    ["NOW", "yesterday", "NOW must be a moment"],
    ["NOW", "2026-11-26T09:00:00Z", "NOW cannot be set in production mode"],
  ])("%s=%j stops the start with one sentence", (name, value, sentence) => {
    try {
      read({ [name]: value });
      expect.unreachable();
    } catch (error) {
      const { message } = error as Error;
      expect(message).toContain(sentence);
      expect(message).toMatch(/^[^\n]*\.$/);
    }
  });

  test("which MongoDB is waited for is said, without who signs in to it", () => {
    const [from, to] = [
      "mongodb://me:p%40ss@10.0.0.1:27017,10.0.0.2/us?replicaSet=rs",
      "mongodb+srv://u:p@db.example/us",
    ];
    expect([from, to, undefined].map((mongodbUri) => waitingFor({ mongodbUri }))).toEqual([
      "Waiting for the MongoDB of MONGODB_URI at 10.0.0.1:27017,10.0.0.2, ten seconds at most …",
      "Waiting for the MongoDB of MONGODB_URI at db.example, ten seconds at most …",
      null,
    ]);
  });

  test("a secret's value is not said", () => {
    expect(() => read({ SECRET: "my-short-secret" })).toThrow(/^(?!.*my-short-secret)/);
    expect(() => read({ SMTP_URL: "mailto:user:hunter2@x" })).toThrow(/^(?!.*hunter2)/);
  });

  test("https makes cookies secure", () => {
    expect(read({ BASE_URL: "https://understudy.example.org/" })).toMatchObject({
      baseUrl: "https://understudy.example.org",
      baseUrlGiven: true,
      secure: true,
    });
  });

  test("the secret is made once, and only its owner may read it", () => {
    const DATA_DIR = folder();
    const first = read({ DATA_DIR }).secret;
    expect(first.length).toBeGreaterThanOrEqual(43);
    expect(read({ DATA_DIR }).secret).toBe(first);
    expect(statSync(path.join(DATA_DIR, "secret.txt")).mode & 0o777).toBe(0o600);
    expect(readFileSync(path.join(DATA_DIR, "mode.txt"), "utf8")).toBe("production\n");
    const SECRET = "x".repeat(32);
    expect(read({ DATA_DIR, SECRET }).secret).toBe(SECRET);
  });

  test("a folder of another mode is refused", () => {
    const DATA_DIR = folder();
    read({ DATA_DIR, MODE: "demo" });
    expect(() => read({ DATA_DIR })).toThrow(
      `DATA_DIR ${DATA_DIR} belongs to MODE=demo; production needs a folder of its own.`,
    );
  });

  test("NOW moves the clock, and time goes on", () => {
    setClock(null);
    const { clock } = read({ MODE: "test", NOW: "2026-11-26T09:00:00Z" });
    expect(Math.abs(clock().getTime() - Date.parse("2026-11-26T09:00:00Z"))).toBeLessThan(2_000);
    startClockAt(new Date());
    expect(Math.abs(readClock().getTime() - Date.now())).toBeLessThan(2_000);
  });
});
