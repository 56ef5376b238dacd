import { readdirSync } from "node:fs";
import path from "node:path";

/** Pages that look different to each who opens them: taken for every one of the cast. */
export const PERSONAL: readonly string[] = ["/home", "/sessions/-", "/bookings/-", "/departments/-", "/people/-"];

/** Where nobody needs to be signed in. */
export const OPEN: readonly string[] = [
  "/",
  "/sign-in",
  "/sign-in/sent",
  "/sign-in/link",
  "/sign-in/code",
  "/nowhere",
  "/design",
  "/mailbox",
];

/** Pages that no link of the demo leads to, tried by each of the cast. */
export const BESIDE: readonly string[] = [
  "/find?can=",
  "/find/calendar?view=week",
  "/my-sessions?show=past",
  "/search?q=ba",
];

/** Routes without a page, or with one that a running demo cannot have. */
const NO_PAGE: Readonly<Record<string, string>> = {
  "/*": "the page of unknown addresses, taken as /nowhere",
  "/sign-out": "a deed",
  "/demo-sign-in": "a deed",
  "/bookings/-/calendar.ics": "a file",
  "/report/-": "a file",
  "/rounds/-/placements.csv": "a file",
  "/rounds/-/decisions": "only between a round's preview and its announcement",
  "/rounds/-/announcement": "only between a round's preview and its announcement",
  "/set-up": "only before there is an organisation",
  "/account/address/proof": "only while an address waits for its proof",
};

/** "/sessions/64…/booking?x=1" → "/sessions/-/booking": what a page has in common with its like. A view is a page of
 *  its own; in the calendar, what is left out of it is not. */
export function patternOf(url: URL): string {
  const views = ["view", "show", url.searchParams.has("view") ? "" : "can"].filter((name) =>
    url.searchParams.has(name),
  );
  const of = url.pathname.replace(/[0-9a-f]{24}/g, "-");
  return of + views.map((name) => `?${name}=${url.searchParams.get(name)}`).join("");
}

/** Every page there is, as patterns, from the names of the routes. */
export function allPages(): string[] {
  const files = readdirSync(path.join(import.meta.dirname, "../../app/routes"));
  return files
    .map((file) => {
      const name = file.replace(/\.tsx$/, "").replaceAll("[.]", "\0");
      const parts = name.split(".").filter((part) => part !== "_index");
      const said = parts.map((part) => (part === "$" ? "*" : part.replace(/_$/, "").replace(/^\$.*/, "-")));
      return `/${said.join("/").replaceAll("\0", ".")}`;
    })
    .filter((page) => !(page in NO_PAGE))
    .toSorted();
}

/** Is this what was taken of that page? A "-" of the page stands for any part of an address. */
export function isLike(taken: string, page: string): boolean {
  const [parts, wanted] = [taken.replace(/\?.*$/, "").split("/"), page.split("/")];
  return parts.length === wanted.length && wanted.every((part, at) => part === "-" || part === parts[at]);
}
