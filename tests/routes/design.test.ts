import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { cast } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit } from "../visit.ts";

await freshDatabase();

/** Sheets that are no component: what all pages rest on, how pages are laid out, what libraries draw, an element. */
const NONE = ["tokens", "reset", "order", "index", "base", "layout", "utilities", "print", "contrast", "calendar", "big-calendar", "line", "mark", "report", "split"]; // prettier-ignore
const FOLDER = "app/styles";

test("every component that has a sheet is shown on /design", async () => {
  const browser = visit((await cast()).beatriz);
  const pages: string[] = [];
  for (const query of ["", "?wrong=yes", "?frame=head", "?frame=door", "?frame=lone"])
    pages.push((await browser.get(`/design${query}`)).html);
  const classes = pages.flatMap((html) =>
    [...html.matchAll(/class="([^"]*)"/g)].flatMap(([, names]) => names!.split(" ")),
  );
  const shown = new Set(classes);
  // A sheet is called like its component, or begins with it.
  const first = (file: string) =>
    /\.([a-z][\w-]*)[^{};]*\{/.exec(readFileSync(path.join(FOLDER, `${file}.css`), "utf8"))?.[1];
  const missing = readdirSync(FOLDER)
    .map((file) => path.basename(file, ".css"))
    .filter((name) => !NONE.includes(name) && !shown.has(name) && !shown.has(first(name) ?? ""));
  expect(missing).toEqual([]);
  expect(pages[0]).toMatch(/<figure class="chart__lines"><svg /);
});
