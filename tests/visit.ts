import { Agent, createServer, request as ask, type IncomingHttpHeaders, type OutgoingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pino from "pino";
import { startSignIn } from "#models/people/sign-in.ts";
import { readClock } from "#app/server/clock.ts";
import { makeLimits } from "#app/server/limits.ts";
import type { Settings } from "#app/server/settings.ts";
import { webApp } from "#app/server/web.ts";
import { afterFile } from "./after-file.ts";
import { screensFor } from "./screens-build.ts";

/** Real requests through the whole server but its database, which is the test's own (`freshDatabase`). */

/** What came back. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** Where a redirect leads. */
  location: string | undefined;
  html: string;
  /** What a reader sees, in one line. */
  text: string;
}

type Fields = Record<string, string | number | readonly string[]>;
type Person = string | { id: string } | { _id: { toString(): string } };

export interface Visitor {
  get(path: string, headers?: OutgoingHttpHeaders): Promise<Answer>;
  /** Sends a form as a browser on one of our own pages does. */
  post(path: string, fields?: Fields, headers?: OutgoingHttpHeaders): Promise<Answer>;
  /** Any request at all. */
  send(method: string, path: string, body?: string | Buffer, headers?: OutgoingHttpHeaders): Promise<Answer>;
  /** Goes where the answer leads. */
  follow(answer: Answer): Promise<Answer>;
  /** By name: what this browser keeps. */
  cookies: Map<string, string>;
}

let dataFolder: string | undefined;
function folderOfFile(): string {
  if (dataFolder) return dataFolder;
  const made = (dataFolder = mkdtempSync(path.join(tmpdir(), "us-data-")));
  afterFile(() => {
    rmSync(made, { recursive: true, force: true });
    dataFolder = undefined;
  });
  return made;
}

/** Settings as a test wants them. */
export const testSettings = (more: Partial<Settings> = {}): Settings => ({
  ...{ mode: "test", host: "127.0.0.1", port: 0, baseUrl: "http://localhost:3000", baseUrlGiven: false, secure: false },
  ...{
    trustProxy: 0,
    dataFolder: folderOfFile(),
    mongodbUri: undefined,
    smtpUrl: undefined,
    mailFrom: "Understudy <u@halcon.example>",
  },
  ...{ secret: "a secret of thirty-two characters", processes: "all", logLevel: "silent", clock: readClock },
  ...more,
});

async function serve(more: Partial<Settings>): Promise<number> {
  const settings = testSettings(more);
  const log = pino({ level: process.env.TEST_LOG ?? "silent" });
  const vitals = { stopping: () => false };
  const server = createServer(webApp({ settings, log, limits: makeLimits(), vitals, build: screensFor }));
  afterFile(() => {
    server.close();
    servers.clear();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return (server.address() as AddressInfo).port;
}

const servers = new Map<string, Promise<number>>();
/** One server for each set of settings, since limits are counted in it. */
const portFor = (settings: Partial<Settings>): Promise<number> => {
  const key = JSON.stringify(settings);
  if (!servers.has(key)) servers.set(key, serve(settings));
  return servers.get(key)!;
};

const entities: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'" };
const textOf = (html: string): string =>
  html
    .replace(/<(head|script|style|svg)\b[\s\S]*?<\/\1>/g, " ")
    .replace(/<!-- -->/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&(amp|lt|gt|quot|#x27);/g, (entity) => entities[entity]!)
    .replace(/\s+/g, " ")
    .trim();

/** Connections are kept, as a browser keeps them. */
const agent = new Agent({ keepAlive: true });

function transfer(
  port: number,
  method: string,
  at: string,
  body: string | Buffer | undefined,
  headers: OutgoingHttpHeaders,
) {
  return new Promise<Answer>((resolve, reject) => {
    const sent = ask({ port, host: "127.0.0.1", method, path: at, headers, agent }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("error", reject);
      answer.on("end", () => {
        const html = Buffer.concat(parts).toString("utf8");
        const { statusCode: status = 0, headers: back } = answer;
        const { location } = back;
        resolve({
          ...{ status, headers: back, location, html },
          get text() {
            return textOf(html);
          },
        });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const formOf = (fields: Fields): string =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)]),
    ),
  ).toString();

/** Sends a form with a file, as the page does. */
export function sendFile(
  visitor: Visitor,
  to: string,
  content: string | Buffer,
  { name = "staff.csv", fields = {} }: { name?: string; fields?: Readonly<Record<string, string>> } = {},
): Promise<Answer> {
  const mark = "----a-mark-between-parts";
  const part = (head: string, body: string | Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(`--${mark}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(body),
      Buffer.from("\r\n"),
    ]);
  const body = Buffer.concat([
    ...Object.entries(fields).map(([field, value]) => part(`name="${field}"`, value)),
    part(`name="file"; filename="${name}"\r\nContent-Type: text/csv`, content),
    Buffer.from(`--${mark}--\r\n`),
  ]);
  return visitor.send("POST", to, body, {
    "content-type": `multipart/form-data; boundary=${mark}`,
    origin: "http://localhost:3000",
    "sec-fetch-site": "same-origin",
  });
}

const idOf = (person: Person): string =>
  typeof person === "string" ? person : "id" in person ? person.id : person._id.toString();

/** A browser, with somebody signed in on it or nobody. Each call is a browser of its own. */
export function visit(person?: Person | null, settings: Partial<Settings> = {}): Visitor {
  const cookies = new Map<string, string>();
  let begun: Promise<void> | undefined;
  const begin = async (): Promise<void> => {
    if (!person) return;
    const { secret } = await startSignIn(idOf(person), "a test", readClock());
    const name = settings.secure ? "__Host-understudy" : "understudy";
    cookies.set(name, Buffer.from(JSON.stringify(secret)).toString("base64"));
  };
  const send: Visitor["send"] = async (method, at, body, headers = {}) => {
    await (begun ??= begin());
    const port = await portFor(settings);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await transfer(port, method, at, body, {
      host: "localhost:3000",
      ...(cookie && { cookie }),
      ...headers,
    });
    for (const line of answer.headers["set-cookie"] ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (/max-age=0(;|$)/i.test(line)) cookies.delete(name!);
      else cookies.set(name!, value!);
    }
    return answer;
  };
  return {
    cookies,
    send,
    get: (at, headers) => send("GET", at, undefined, headers),
    post: (at, fields = {}, headers = {}) =>
      send("POST", at, formOf(fields), {
        "content-type": "application/x-www-form-urlencoded",
        origin: settings.baseUrl ?? "http://localhost:3000",
        "sec-fetch-site": "same-origin",
        ...headers,
      }),
    follow: (answer) => send("GET", answer.location ?? "/"),
  };
}
