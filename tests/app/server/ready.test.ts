import { spawn } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";

/** What runs before every script, in a project of a few files whose npm and build tools only note that they were called. */
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function project() {
  const folder = mkdtempSync(path.join(tmpdir(), "us-ready-"));
  folders.push(folder);
  const file = (name: string): string => path.join(folder, name);
  for (const name of ["app/server", "tools"]) mkdirSync(file(name), { recursive: true });
  cpSync("app/server/ready.mjs", file("app/server/ready.mjs"));
  writeFileSync(file("package-lock.json"), '{ "packages": { "": {} } }');
  writeFileSync(file("called.txt"), "");
  const tool = (name: string, seconds: number): void => {
    writeFileSync(
      file(`tools/${name}`),
      `#!/bin/sh\necho ${name} >> called.txt\nsleep ${seconds}\nmkdir -p build/store\n`,
    );
    chmodSync(file(`tools/${name}`), 0o755);
  };
  tool("remix", 1);
  tool("esbuild", 0);
  symlinkSync(process.execPath, file("tools/node"));
  writeFileSync(
    file("npm.cjs"),
    `const { appendFileSync, cpSync, mkdirSync, writeFileSync } = require("node:fs");
    appendFileSync("called.txt", "npm\\n");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
    mkdirSync("node_modules", { recursive: true });
    cpSync("tools", "node_modules/.bin", { recursive: true });
    cpSync("package-lock.json", "node_modules/.package-lock.json");`,
  );
  return {
    called: () => readFileSync(file("called.txt"), "utf8").trim().split("\n"),
    start: () => {
      const env = { ...process.env, npm_execpath: file("npm.cjs") };
      const child = spawn(process.execPath, [file("app/server/ready.mjs")], { env, detached: true });
      const said = { text: "" };
      for (const stream of [child.stdout, child.stderr])
        stream.on("data", (part: Buffer) => (said.text += part.toString()));
      return { child, said, ended: new Promise<number | null>((resolve) => child.once("close", resolve)) };
    },
  };
}

test("says in a line each what it does, and nothing the second time", async () => {
  const { start, called } = project();
  const first = start();
  expect(await first.ended).toBe(0);
  expect(first.said.text).toBe(
    "Installing the dependencies and Node 24 (once, about a minute) …\nBuilding the screens …\n",
  );
  const second = start();
  expect([await second.ended, second.said.text]).toEqual([0, ""]);
  expect(called()).toEqual(["npm", "remix", "esbuild"]);
});

test("two at once: one works, the other says that it waits, and finds everything there", async () => {
  const { start, called } = project();
  const both = [start(), start()];
  expect(await Promise.all(both.map(({ ended }) => ended))).toEqual([0, 0]);
  expect(called()).toEqual(["npm", "remix", "esbuild"]);
  const texts = both.map(({ said }) => said.text).join("");
  expect(texts).toMatch(/Another start installs or builds; waiting for it \(process \d+\) …/);
});

test.each(["Installing", "Building"])(
  "stopped at the keyboard while %s, the next start does it at once",
  async (what) => {
    const { start } = project();
    const stopped = start();
    while (!stopped.said.text.includes(what)) await pause(20);
    await pause(200);
    process.kill(-stopped.child.pid!, "SIGINT"); // as a terminal does: to all of them
    await stopped.ended;
    const began = performance.now();
    const next = start();
    expect(await next.ended).toBe(0);
    expect(next.said.text).toContain(what);
    expect(performance.now() - began).toBeLessThan(8_000);
  },
  20_000,
);
