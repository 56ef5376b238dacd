import { createRequestHandler, writeReadableStreamToWritable, type ServerBuild } from "@remix-run/node";
import type { Request, RequestHandler, Response } from "express";
import type { Logger } from "pino";
import type { AppLoadContext } from "./context.ts";
import { awaited } from "./awaited.ts";
import type { Limits } from "./limits.ts";
import type { Settings } from "./settings.ts";

/** What every request is handed besides its own. */
export interface Hands {
  settings: Settings;
  log: Logger;
  limits: Limits;
}

/** The built screens, or what gives those for an address (Vite in development, the tests). */
export type Build = ServerBuild | ((path: string) => Promise<ServerBuild>);

/** The screens' own address for what was asked. The Host header is believed only while no BASE_URL is set. */
function addressOf(request: Request, { baseUrl, baseUrlGiven }: Settings): URL {
  const { host } = request.headers;
  const base = baseUrlGiven || !host || !/^[\w.:[\]-]+$/.test(host) ? baseUrl : `http://${host}`;
  return new URL(base + request.originalUrl);
}

/** Headers as the screens see them. Origin was checked before, better than Remix would (it answers 500 and believes
 *  forwarded headers). */
function headersOf(request: Request): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || name === "origin" || name.startsWith("x-forwarded-") || name === "forwarded") continue;
    for (const item of Array.isArray(value) ? value : [value]) headers.append(name, item);
  }
  return headers;
}

function toFetch(request: Request, response: Response, settings: Settings): globalThis.Request {
  const gone = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) gone.abort();
  });
  const reads = request.method === "GET" || request.method === "HEAD";
  const body = reads ? null : (response.locals.body as Buffer<ArrayBuffer>);
  return new globalThis.Request(addressOf(request, settings), {
    method: request.method,
    headers: headersOf(request),
    signal: gone.signal,
    body,
  });
}

/** A refused form is 422. For the page's script it is 200: after more than 399 it keeps what the page knew before, and
 *  whoever was too late would be shown, and send, what is true no more. Without script the page is made anew anyway. */
const statusFor = (path: string, { status }: globalThis.Response): number =>
  status === 422 && path.endsWith(".data") ? 200 : status;

async function send(answer: globalThis.Response, response: Response): Promise<void> {
  response.status(statusFor(response.req.path, answer));
  for (const [name, value] of answer.headers) response.append(name, value);
  // Pages are for one reader: no cache keeps them, whoever shares the browser or the way here.
  if (!answer.headers.has("Cache-Control")) response.set("Cache-Control", "no-store");
  if (answer.body) await writeReadableStreamToWritable(answer.body, response);
  else response.end();
}

/** Hands requests to Remix: what came in as the web's own Request, what goes out back through Express. */
export function screens(build: Build, { settings, log, limits }: Hands): RequestHandler {
  const mode = process.env.NODE_ENV;
  const built = typeof build === "function" ? undefined : createRequestHandler(build, mode);
  const handlerFor = (path: string) =>
    built ?? createRequestHandler(() => (build as Exclude<Build, ServerBuild>)(path), mode);
  return awaited(async (request, response) => {
    const requestId = String(response.getHeader("X-Request-Id"));
    const context: AppLoadContext = {
      nonce: response.locals.nonce as string,
      requestId,
      address: request.ip ?? "",
      tooLarge: response.locals.tooLarge === true,
      settings,
      limits,
      log: log.child({ requestId }),
    };
    await send(await handlerFor(request.path)(toFetch(request, response, settings), context), response);
  });
}
