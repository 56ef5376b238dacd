import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";

/** The real process, started and stopped. It needs the built screens: `npm test` builds first. */
const folders: string[] = [];
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const newFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), "us-main-"));
  folders.push(folder);
  return folder;
};

function start(env: Record<string, string>) {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(NODE_ENV|VITEST.*|MODE|SECRET|BASE_URL|PORT|MONGODB_URI)$/.test(name),
    ),
  );
  const child = spawn("node", ["app/server/main.ts"], {
    env: { ...inherited, LOG_LEVEL: "info", ...env } as unknown as NodeJS.ProcessEnv,
  });
  children.push(child);
  const said = { text: "" };
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part: Buffer) => (said.text += part.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { child, said, ended };
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

async function until({ said }: ReturnType<typeof start>, what: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1_200; tries++) {
    if (await what()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`It did not happen within a minute: ${said.text}`);
}

const answers = (port: number) => () =>
  fetch(`http://localhost:${port}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  );

test("starts empty with one set-up link, serves, and stops at once and cleanly", async () => {
  const port = await freePort();
  const env = { DATA_DIR: newFolder(), PORT: String(port) };
  const server = start(env);
  const { child, said, ended } = server;
  await until(server, answers(port));
  await until(server, () => said.text.includes("Understudy is at"));
  const [link] = /http:\/\/localhost:\d+\/set-up\?key=\S+/.exec(said.text)!;
  const page = await fetch(link);
  expect(await page.text()).toContain("Time zone of this site");
  // Longer than a proxy keeps a connection that is quiet: its next request would meet a closed one.
  expect(page.headers.get("keep-alive")).toBe("timeout=65");
  expect((await fetch(`http://localhost:${port}/feeds/a-secret-of-somebody.ics`)).status).toBe(404);

  const second = start({ ...env, PORT: String(await freePort()) });
  expect(await second.ended).toBe(1);
  expect(second.said.text).toMatch(/^The database cannot be opened: [^\n]*\n$/);

  // Said before anything is made.
  const taken = start({ MODE: "demo", DATA_DIR: newFolder(), PORT: String(port) });
  expect(await taken.ended).toBe(1);
  expect(taken.said.text).toBe(`PORT ${port} is taken; stop what uses it, or set PORT to another.\n`);

  const began = performance.now();
  child.kill("SIGTERM");
  child.kill("SIGINT");
  expect(await ended).toBe(0);
  expect(performance.now() - began).toBeLessThan(10_000);
  const key = new URL(link).searchParams.get("key")!;
  expect(said.text.split(key).length).toBe(2); // on the terminal once, in no line of the log
  expect(said.text).not.toContain("a-secret-of-somebody");
  expect(said.text).toContain('"path":"/set-up"');
}, 180_000);

test("a running request is finished first", async () => {
  const port = await freePort();
  const server = start({ DATA_DIR: newFolder(), PORT: String(port), LOG_LEVEL: "silent" });
  const { child, ended } = server;
  await until(server, answers(port));
  const body = "who=a%40b.cd";
  const headers = { "content-type": "application/x-www-form-urlencoded", "content-length": body.length };
  const asked = { port, host: "127.0.0.1", method: "POST", path: "/sign-in" };
  const running = request({ ...asked, headers: { ...headers, expect: "100-continue" } });
  const answered = once(running, "response") as Promise<[IncomingMessage]>;
  running.flushHeaders();
  await once(running, "continue"); // the server has begun to read it
  child.kill("SIGTERM");
  await until(server, async () => !(await answers(port)()));
  running.end(body);
  const [answer] = await answered;
  expect(answer.statusCode).toBe(302);
  answer.resume();
  expect(await ended).toBe(0);
}, 180_000);

test("a wrong setting stops the start with its sentence alone", async () => {
  const { said, ended } = start({ DATA_DIR: newFolder(), PORT: "http" });
  expect(await ended).toBe(1);
  expect(said.text).toBe('PORT must be a port from 1 to 65535; it is "http".\n');
}, 300_000);
