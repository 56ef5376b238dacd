import type { NextFunction, Request, RequestHandler, Response } from "express";

/** Express 4 does not wait for promises: what one throws goes to its error handler. */
export const awaited =
  (work: (request: Request, response: Response, next: NextFunction) => Promise<unknown>): RequestHandler =>
  (request, response, next) => {
    // oxlint-disable-next-line promise/no-callback-in-promise -- `next` is how Express is told
    work(request, response, next).catch(next);
  };
