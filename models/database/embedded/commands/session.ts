import { Binary } from "mongodb";
import { own, type Doc } from "../bson/doc.ts";
import { typeMismatch } from "../errors.ts";
import { documentAt } from "./arguments.ts";

/** The name of a command's session; undefined where it has none. */
export function sessionOf(body: Doc): string | undefined {
  const lsid = documentAt(body, "lsid");
  if (!lsid) return undefined;
  const id = own(lsid, "id");
  if (!(id instanceof Binary)) throw typeMismatch("'lsid.id' must be a UUID");
  return id.toString("hex");
}
