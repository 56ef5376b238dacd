import type { NextFunction, Request, Response } from "express";

/** A placeholder until the calendar feed stands. */
export function feedHandler(_request: Request, _response: Response, next: NextFunction): void {
  next();
}
