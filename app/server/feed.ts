import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { looksLikeToken } from "#models/calendar/address.ts";
import { feedCache, type KeptFeed } from "./feed-cache.ts";
import type { Settings } from "./settings.ts";

/** Calendar feeds, in front of everything else: a calendar asks every hour for something that hardly changes, so "not
 *  modified" must cost next to nothing. No cookies, no page, no token in any log. */

const ADDRESS = /^\/feeds\/([^/?]+)\.ics(?:\?|$)/;
const PLAIN = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" };

/** Answers requests for `/feeds/TOKEN.ics` and says so; leaves all others. */
export function feedDoor({ settings, log }: { settings: Settings; log: Logger }) {
  const cache = feedCache(settings.baseUrl, settings.clock);
  const guard = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    // Calendars obey robots.txt, which lets them in; a search engine that finds a secret address must not keep it.
    "X-Robots-Tag": "noindex",
    ...(settings.secure && { "Strict-Transport-Security": "max-age=31536000" }),
  };

  function refuse(response: ServerResponse, status: 404 | 405 | 500, words: string): void {
    response.writeHead(status, { ...guard, ...PLAIN, ...(status === 405 && { Allow: "GET, HEAD" }) }).end(words);
  }

  function answer(
    request: IncomingMessage,
    response: ServerResponse,
    feed: KeptFeed,
    body: Buffer | undefined,
  ): boolean {
    const head = {
      ...guard,
      ETag: feed.etag,
      "Last-Modified": feed.lastModified,
      "Cache-Control": "private, no-cache",
    };
    if (unchanged(request, feed)) response.writeHead(304, head).end();
    else if (request.method !== "HEAD" && !body) return false;
    else
      response
        .writeHead(200, { ...head, "Content-Type": "text/calendar; charset=utf-8", "Content-Length": feed.length })
        .end(request.method === "HEAD" ? undefined : body);
    return true;
  }

  async function lookUp(request: IncomingMessage, response: ServerResponse, token: string): Promise<void> {
    try {
      const found = await cache.fresh(token);
      if (!found) return refuse(response, 404, "There is no calendar at this address.\n");
      answer(request, response, found.feed, found.body);
      cache.mark(token, found.feed);
    } catch (error) {
      log.error({ err: error as Error }, "a calendar feed failed");
      if (response.headersSent) response.destroy();
      else refuse(response, 500, "The calendar cannot be read at the moment.\n");
    }
  }

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const token = request.url?.startsWith("/feeds/") ? ADDRESS.exec(request.url)?.[1] : undefined;
    if (token === undefined) return false;
    if (request.method !== "GET" && request.method !== "HEAD") refuse(response, 405, "Calendars are only read.\n");
    else if (!looksLikeToken(token)) refuse(response, 404, "There is no calendar at this address.\n");
    else {
      const feed = cache.known(token);
      if (feed && answer(request, response, feed, cache.body(token))) cache.mark(token, feed);
      else void lookUp(request, response, token);
    }
    return true;
  };
}

/** RFC 9110 13.1.2: a tag of ours, also weakened on the way. Dates are not compared: words of an entry can change
 *  without its date. */
function unchanged({ headers }: IncomingMessage, { etag }: KeptFeed): boolean {
  const tags = headers["if-none-match"];
  if (tags === undefined) return false;
  return tags === etag || tags.split(",").some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === etag);
}
