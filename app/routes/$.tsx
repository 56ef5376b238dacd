import type { LoaderFunctionArgs } from "@remix-run/node";
import { closedDoor } from "#app/server/respond.ts";

/** Every address that no page has. */
export function loader(_: LoaderFunctionArgs): never {
  throw closedDoor("not-found");
}
export const action = loader;

export default function Nothing() {
  return null;
}
