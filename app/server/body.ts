import type { NextFunction, Request, RequestHandler, Response } from "express";
import { awaited } from "./awaited.ts";
import { plainPage } from "./plain-page.ts";

const MEGABYTE = 1024 * 1024;
/** Forms are small; lists of people are not. A little more than 20 MB, for what multipart wraps around a file. */
const FORM = MEGABYTE;
const LIST = 20 * MEGABYTE + 64 * 1024;
const FIELDS = 1_000;
/** A browser that is still sending hears no answer: so many times the limit is heard out, and forgotten. */
const HEARD_OUT = 10;
const lists = /^\/(imports?|clearances)([./]|$)/;
/** A page that takes a list says itself that it was too large. */
const saysItself = /^\/(imports|clearances)(\.data)?$/;

const limitFor = (path: string): number => (lists.test(path) ? LIST : FORM);

/** Reads the whole body; null is more than the limit, of which nothing is kept. */
async function readBody(request: Request, limit: number): Promise<Buffer | null> {
  const most = limit * HEARD_OUT;
  if (Number(request.headers["content-length"] ?? 0) > most) return null;
  let parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) return null;
    if (size > limit) parts = [];
    else parts.push(part);
  }
  return size > limit ? null : Buffer.concat(parts, size);
}

/** How many fields a form has, counted without taking it apart. */
function fieldsIn(body: Buffer, type: string): number {
  const mark = type.startsWith("multipart/") ? "\r\nContent-Disposition:" : "&";
  let count = 1;
  for (let at = body.indexOf(mark); at !== -1 && count <= FIELDS; at = body.indexOf(mark, at + 1)) count++;
  return count;
}

/** Takes in what was sent before any screen sees it, as `response.locals.body`: forms only, 1 MB (20 MB on the pages
 *  that take lists), 1,000 fields. Remix itself would read anything of any size. */
export const bodyLimits: RequestHandler = awaited(async (request, response, next) => {
  if (request.method === "GET" || request.method === "HEAD") next();
  else await takeIn(request, response, next);
});

async function takeIn(request: Request, response: Response, next: NextFunction): Promise<void> {
  const type = (request.headers["content-type"] ?? "").toLowerCase();
  const body = await readBody(request, limitFor(request.path)).catch(() => undefined);
  if (body === undefined) return void request.destroy();
  if (body === null) {
    response.set("Connection", "close");
    if (saysItself.test(request.path)) {
      Object.assign(response.locals, { body: Buffer.alloc(0), tooLarge: true });
      return next();
    }
    return plainPage(request, response, 413, "tooLarge");
  }
  const form = type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/form-data");
  if (body.length > 0 && !form) return plainPage(request, response, 415, "noForm");
  if (fieldsIn(body, type) > FIELDS) return plainPage(request, response, 413, "tooLarge");
  response.locals.body = body;
  next();
}
