import type { AppLoadContext } from "@remix-run/node";
import { describe, expect, test } from "vitest";
import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import { flashCookie, takeFlash } from "#app/server/flash.ts";
import { attempt, open, redirectWithFlash, sentenceOf } from "#app/server/respond.ts";
import { noon } from "../../cast.ts";
import { testSettings } from "../../visit.ts";

const reader = { language: "en", locale: "en-GB", zone: "Atlantic/Canary", now: noon } as const;
const context = { settings: testSettings() } as AppLoadContext;
const refusing = (error: Error) => () => Promise.reject(error);

describe("a verb that refuses", () => {
  test("is answered with its sentence and what was typed", async () => {
    const answer = await attempt({ who: "x" }, reader, refusing(new DomainError("too-many-tries", { minutes: 3 })));
    expect(answer).toMatchObject({
      data: { errors: {}, formError: expect.stringContaining("wait 3 minutes"), typed: { who: "x" } },
      init: { status: 422 },
    });
  });

  test("is answered at the field it names", async () => {
    const answer = await attempt({}, reader, refusing(new DomainError("code-wrong", {}, "code")));
    expect(answer).toMatchObject({
      data: { errors: { code: expect.stringContaining("do not belong together") }, formError: null },
    });
  });

  test.each([
    [notFound(), 404],
    [notAllowed(), 403],
  ])("%s becomes the one page", async (error, status) => {
    for (const run of [() => attempt({}, reader, refusing(error)), () => open(refusing(error))])
      await expect(run()).rejects.toMatchObject({ status });
  });

  test("by a bug of ours flies on", async () => {
    await expect(attempt({}, reader, refusing(new TypeError("x")))).rejects.toBeInstanceOf(TypeError);
  });

  test("says moments in the zone it names, else in the reader's", () => {
    const until = new Date("2026-12-08T13:00:00Z");
    const say = (facts: Record<string, string | Date>) => sentenceOf(new DomainError("clearance-ends", facts), reader);
    expect(say({ until, kind: "film" })).toContain("Tuesday 8 December, 13:00");
    expect(say({ until, kind: "film", zone: "Europe/Madrid" })).toContain("Tuesday 8 December, 14:00");
  });
});

describe("a word about what was done", () => {
  test("goes with the redirect, is said once, and nobody else can write it", async () => {
    const undo = { action: "/bookings/1", label: "Undo, 10 minutes" };
    const answer = await redirectWithFlash(context, "/my-sessions", "Your place has been given back.", { undo });
    expect([answer.status, answer.headers.get("Location")]).toEqual([302, "/my-sessions"]);
    const cookie = answer.headers.get("Set-Cookie")!.split(";")[0]!;
    const take = (value: string) => takeFlash(new Request("http://x/", { headers: { Cookie: value } }), context);
    const taken = await take(cookie);
    expect(taken.flash).toEqual({ sentence: "Your place has been given back.", undo });
    expect(new Headers(taken.headers).get("Set-Cookie")).toContain("Max-Age=0");
    const forged = `understudy-said=${Buffer.from(JSON.stringify({ sentence: "x" })).toString("base64")}.abc`;
    expect((await take(forged)).flash).toBeNull();
  });

  test("never leads elsewhere", async () => {
    expect((await redirectWithFlash(context, "//evil.example", "x")).headers.get("Location")).toBe("/");
    expect(flashCookie(context).name).toBe("understudy-said");
  });
});
