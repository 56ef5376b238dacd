import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import express from "express";
import { describe, expect, test } from "vitest";
import { bodyLimits } from "#app/server/body.ts";
import { SignIn } from "#models/people/sign-in.document.ts";
import { cast } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import { visit } from "../../visit.ts";

await freshDatabase();
const form = { "content-type": "application/x-www-form-urlencoded" };

describe("what comes from elsewhere", () => {
  const https = { baseUrl: "https://understudy.example.org", baseUrlGiven: true };

  test.each([
    [{ origin: "https://evil.example" }, {}],
    [{ origin: "null" }, {}],
    [{ origin: "http://localhost:3000", "sec-fetch-site": "cross-site" }, {}],
    [{ "sec-fetch-site": "cross-site" }, {}],
    [{ "sec-fetch-site": "same-site" }, {}],
    [{ "sec-fetch-site": "same-site", origin: "http://other.localhost:3000" }, {}],
    [{ origin: "https://evil.example", "x-forwarded-host": "evil.example" }, {}],
    [{ origin: "https://evil.example", host: "evil.example" }, https],
    [{ origin: "http://understudy.example.org" }, https],
  ])("%j is refused", async (headers, settings) => {
    const { maren } = await cast();
    const browser = visit(maren, settings);
    await browser.get("/account");
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const answer = await browser.send(method, "/sign-out", "", { ...form, ...headers });
      expect(answer.status).toBe(403);
      expect(answer.text).toContain("did not come from our pages");
    }
    expect(await SignIn.countDocuments()).toBe(1);
  });

  test.each([
    [{ origin: "http://localhost:3000", "sec-fetch-site": "same-origin" }, {}],
    [{ origin: "http://192.168.1.7:3000", host: "192.168.1.7:3000" }, {}],
    [{}, {}],
    [{ origin: "https://understudy.example.org", host: "inside:3000" }, https],
  ])("%j is taken", async (headers, settings) => {
    const { maren } = await cast();
    const answer = await visit(maren, settings).send("POST", "/sign-out", "", { ...form, ...headers });
    expect(answer.status).toBe(302);
  });

  test("nothing changes by GET or HEAD", async () => {
    const { maren } = await cast();
    const browser = visit(maren);
    for (const method of ["GET", "HEAD"]) await browser.send(method, "/sign-out");
    expect((await browser.get("/account")).status).toBe(200);
  });
});

describe("what is too much", () => {
  test("a form of more than a megabyte, said or not", async () => {
    const large = Buffer.alloc(1024 * 1024 + 1, "a");
    expect((await visit().send("POST", "/sign-in", large, form)).status).toBe(413);
    expect((await visit().send("POST", "/sign-in", large, { ...form, "transfer-encoding": "chunked" })).status).toBe(
      413,
    );
  });

  test("a form without end is not heard out", { timeout: 30_000 }, async () => {
    const server = createServer(express().use(bodyLimits)).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(64 * 1024, "a");
      })(),
    );
    const sending = request({ port, method: "POST", path: "/sign-in", headers: form });
    const ended = new Promise((resolve) => sending.once("response", resolve).once("error", resolve));
    endless.pipe(sending);
    await ended;
    endless.destroy();
    sending.destroy();
    server.close();
  });

  test("more than a thousand fields", async () => {
    const answer = await visit().send("POST", "/sign-in", "a=1&".repeat(1_000) + "a=1", form);
    expect(answer.status).toBe(413);
    expect([answer.text, answer.headers["x-door"]]).toEqual([
      expect.stringContaining("larger than we take"),
      "tooLarge",
    ]);
  });

  test("anything that is no form", async () => {
    for (const type of ["text/plain", "application/json", ""])
      expect((await visit().send("POST", "/sign-in", "who=x", { "content-type": type })).status).toBe(415);
  });

  test("a list of people may have 20 MB, on its page alone", async () => {
    const list = Buffer.alloc(3 * 1024 * 1024, "a");
    const type = { "content-type": "multipart/form-data; boundary=x" };
    expect((await visit().send("POST", "/account", list, type)).status).toBe(413);
    expect((await visit().send("POST", "/imports/new", list, type)).status).not.toBe(413);
    const larger = Buffer.alloc(21 * 1024 * 1024, "a");
    expect((await visit().send("POST", "/imports/new", larger, type)).status).toBe(413);
  });
});

describe("addresses", () => {
  test("with broken escapes are answered quietly", async () => {
    for (const path of ["/%", "/sessions/%E0%A4%A", "/%ff", "//evil.example/x"]) {
      const answer = await visit().get(path);
      expect(answer.status, path).toBe(400);
      expect(answer.html).not.toMatch(/\.ts:|node_modules/);
    }
  });

  test("that nobody has are one page", async () => {
    const { maren } = await cast();
    for (const path of ["/not-here", "/people/x/y/z", "/.env", "/_private", "/assets/x.js"])
      expect((await visit(maren).get(path)).status, path).toBe(404);
    const { html } = await visit(maren).get("/not-here");
    expect(html).toContain("<title>This page is not here · Understudy</title>");
    expect((await visit(maren).post("/not-here")).status).toBe(404);
  });
});

test("what breaks says so, with the number the log has, and nothing of the inside", async () => {
  const clock = (): Date => {
    throw new Error("secrets of the inside");
  };
  const answer = await visit(null, { clock, mailFrom: "Broken <b@halcon.example>" }).get("/sign-in");
  expect(answer.status).toBe(500);
  expect(answer.text).toContain("Something broke on our side");
  expect(answer.text).toContain(String(answer.headers["x-request-id"]));
  expect(answer.html).not.toContain("inside");
});

describe("every page", () => {
  test("is kept by no cache and framed by nobody", async () => {
    const { maren } = await cast();
    for (const path of ["/account", "/sign-in", "/not-here"]) {
      const { headers } = await visit(maren).get(path);
      expect(headers["cache-control"], path).toBe("no-store");
      expect(headers["content-security-policy"]).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["referrer-policy"]).toBe("same-origin");
      expect(headers["x-powered-by"]).toBeUndefined();
      expect(headers["access-control-allow-origin"]).toBeUndefined();
    }
  });

  test("has a nonce of its own on every script", async () => {
    const [one, two] = [await visit().get("/sign-in"), await visit().get("/sign-in")];
    const nonceOf = ({ headers }: typeof one) =>
      /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))![1]!;
    expect(nonceOf(one)).not.toBe(nonceOf(two));
    const scripts = one.html.match(/<script\b[^>]*>/g)!;
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain(`nonce="${nonceOf(one)}"`);
    expect(one.html).not.toMatch(/ style=| on[a-z]+="/);
  });

  test("promises https only where browsers come by it", async () => {
    expect((await visit().get("/sign-in")).headers["strict-transport-security"]).toBeUndefined();
    expect((await visit(null, { secure: true }).get("/sign-in")).headers["strict-transport-security"]).toContain(
      "max-age",
    );
  });

  test("speaks the language that the browser asks for, and the pseudo-language only where it is worked on", async () => {
    await cast();
    const ask = { "accept-language": "en-XA,en;q=0.5" };
    expect((await visit().get("/sign-in", ask)).html).toContain('<html lang="en-XA"');
    for (const mode of ["production", "demo"] as const)
      expect((await visit(null, { mode }).get("/sign-in", ask)).html).toContain('<html lang="en"');
    expect((await visit().get("/sign-in", { "accept-language": "xx;q=1,*" })).html).toContain('<html lang="en"');
  });
});

describe("health", () => {
  test("alive, and ready while the database answers", async () => {
    expect((await visit().get("/healthz")).status).toBe(200);
    const ready = await visit().get("/readyz");
    expect(JSON.parse(ready.html)).toMatchObject({ ready: true, database: true, mail: { waiting: 0 } });
  });
});
