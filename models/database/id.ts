import { Types } from "mongoose";
import { notFound } from "#models/errors.ts";

/** Reads an id that came from outside. Anything that is not one names nothing: the same 404 as an unknown id. */
export function toId(id: unknown): Types.ObjectId {
  if (typeof id !== "string" || !/^[0-9a-f]{24}$/.test(id)) throw notFound();
  return new Types.ObjectId(id);
}
