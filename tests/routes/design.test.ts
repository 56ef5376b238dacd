import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { cast } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit } from "../visit.ts";

await freshDatabase();

/** Sheets that are no component: what all pages rest on, how pages are laid out, what libraries draw, an element. */
const NONE = ["tokens", "reset", "order", "index", "base", "layout", "utilities", "print", "contrast", "calendar", "big-calendar", "mark", "report"]; // prettier-ignore
/** What is there only with script, or only after something was done. */
const LATER = ["toasts", "toast__close"];
const FOLDER = "app/styles";

const pages: string[] = [];
async function everyPage(): Promise<string[]> {
  if (pages.length > 0) return pages;
  const coordinator = visit((await cast()).beatriz);
  for (const query of ["", "?wrong=yes", "?frame=head", "?frame=door", "?frame=lone"])
    pages.push((await coordinator.get(`/design${query}`)).html);
  // Who has one role has another top.
  pages.push((await visit().get("/design?frame=head")).html);
  return pages;
}

const classesIn = (html: string): string[] =>
  [...html.matchAll(/class="([^"]*)"/g)].flatMap(([, names]) => names!.split(" "));

/** The classes a sheet speaks of. */
function classesOf(sheet: string): Set<string> {
  const css = readFileSync(path.join(FOLDER, `${sheet}.css`), "utf8").replace(/\/\*[\s\S]*?\*\/|"[^"]*"/g, "");
  const selectors = [...css.matchAll(/([^{};]+)\{/g)].map(([, selector]) => selector!);
  return new Set(selectors.flatMap((text) => [...text.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name!)));
}

const sheets = readdirSync(FOLDER).map((file) => path.basename(file, ".css"));

test("every component that has a sheet is shown on /design, in every look that its sheet gives it", async () => {
  const shown = new Set((await everyPage()).flatMap(classesIn));
  const missing = sheets
    .filter((sheet) => !NONE.includes(sheet))
    .flatMap((sheet) => [...classesOf(sheet)].map((name) => ({ sheet, name })))
    .filter(({ name }) => !shown.has(name) && !LATER.includes(name))
    .map(({ sheet, name }) => `${sheet}.css: ${name}`);
  expect(missing).toEqual([]);
});

test("what a component is called in its markup, a sheet knows", () => {
  const known = new Set(sheets.flatMap((sheet) => [...classesOf(sheet)]));
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".tsx"));
  const unknown = files.flatMap((file) =>
    [...readFileSync(path.join("app", file), "utf8").matchAll(/className="([^"]*)"/g)]
      .flatMap(([, names]) => names!.split(" "))
      .filter((name) => !known.has(name) && !name.startsWith("rbc-"))
      .map((name) => `${file}: ${name}`),
  );
  expect(unknown).toEqual([]);
});

test("what asks how wide a container is asks it for what is inside: a container never hears its own width", () => {
  const own = sheets.flatMap((sheet) => {
    const css = readFileSync(path.join(FOLDER, `${sheet}.css`), "utf8");
    return [...css.matchAll(/\.([\w-]+) \{[^{}]*container: /g)].flatMap(([, container]) =>
      [...css.matchAll(/@container [^{]*\{((?:[^{}]*\{[^{}]*\})*)/g)]
        .flatMap(([, rules]) => [...rules!.matchAll(/([^{}]+)\{/g)].flatMap(([, selectors]) => selectors!.split(",")))
        .map((selector) => selector.trim())
        .filter((selector) => new RegExp(`^\\.${container}(--[\\w-]+)?$`).test(selector)),
    );
  });
  expect(own).toEqual([]);
});

test("nobody is shown it in production", async () => {
  const { beatriz } = await cast();
  expect((await visit(beatriz, { mode: "production" }).get("/design")).status).toBe(404);
});

test("charts are drawn on /design", async () => {
  expect((await everyPage())[0]).toMatch(/<figure class="chart__lines"><svg /);
});
