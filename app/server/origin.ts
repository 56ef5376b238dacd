import type { NextFunction, Request, RequestHandler, Response } from "express";
import { plainPage } from "./plain-page.ts";
import type { Settings } from "./settings.ts";

/** Everything but reading must come from one of our own pages. A browser says so by Origin and Sec-Fetch-Site; the Host
 *  header counts only while no BASE_URL is set, and forwarded headers never. */
export function comesFromUs(
  headers: Request["headers"],
  { baseUrl, baseUrlGiven }: Pick<Settings, "baseUrl" | "baseUrlGiven">,
): boolean {
  const site = headers["sec-fetch-site"];
  if (site === "cross-site" || site === "same-site") return false;
  const { origin } = headers;
  if (origin === undefined) return true; // no browser of today leaves both out
  if (baseUrlGiven) return origin === baseUrl;
  return headers.host !== undefined && (origin === `http://${headers.host}` || origin === `https://${headers.host}`);
}

export const originCheck =
  (settings: Pick<Settings, "baseUrl" | "baseUrlGiven">): RequestHandler =>
  (request: Request, response: Response, next: NextFunction): void => {
    if (request.method === "GET" || request.method === "HEAD" || comesFromUs(request.headers, settings)) next();
    else plainPage(request, response, 403, "elsewhere");
  };
