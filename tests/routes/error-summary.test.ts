import { expect, test } from "vitest";
import { build, cast } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit, type Answer } from "../visit.ts";

await freshDatabase();

/** What the page carries unseen: a form without it was not sent by the page. */
const HIDDEN = ["key", "version", "run"];

const said = (html: string): string =>
  html
    .replace(/<span class="optional">.*?<\/span>/g, "")
    .replace(/<!-- -->/g, "")
    .replace(/<[^>]*>/g, "")
    .trim();

/** Each line of the summary: the field it leads to, and its words. */
function summaryOf({ html }: Answer): { field: string; line: string }[] {
  const box = /<div class="errors"[\s\S]*?<\/div>/.exec(html)?.[0] ?? "";
  return [...box.matchAll(/<a href="#([^"]*)">([\s\S]*?)<\/a>/g)].map(([, field, line]) => ({
    field: field!,
    line: said(line!),
  }));
}

/** What the page calls a field: its label, or the legend over it. */
function labelOf({ html }: Answer, field: string): string | undefined {
  const label = new RegExp(`<label for="${field}"[^>]*>([\\s\\S]*?)</label>`).exec(html)?.[1];
  const group = html.split("<fieldset").find((part) => new RegExp(`\\bname="${field}"`).test(part));
  const legend = group && /<legend[^>]*>([\s\S]*?)<\/legend>/.exec(group)?.[1];
  const found = label ?? legend;
  return found === undefined ? undefined : said(found);
}

test("the summary of errors names every field as its label does", async () => {
  const c = await cast();
  const plan = await build.plan(c.maria);
  const session = await build.session({ host: c.maria, plan: plan._id });
  const booking = await build.booking(c.maren, session);
  const other = await build.booking(c.linh, session);
  const round = await build.round(c.beatriz);
  const id = (one: { _id: unknown }): string => String(one._id);
  const forms: [Parameters<typeof visit>[0], string, Record<string, string>][] = [
    [c.maria, "/plans/new", {}],
    [c.maria, `/plans/${id(plan)}`, {}],
    [c.maria, `/plans/${id(plan)}/sessions/new`, {}],
    [c.maria, `/plans/${id(plan)}/pattern`, { chosen: "2026-12-01" }],
    [c.maria, `/sessions/${id(session)}/edit`, { version: "0" }],
    [c.maria, `/sessions/${id(session)}/cancellation`, {}],
    [c.piet, `/sessions/${id(session)}/booking`, { aim: "x".repeat(5_000) }],
    [c.linh, `/bookings/${id(other)}/cancellation`, { reason: "x".repeat(5_000) }],
    [c.ingrid, `/bookings/${id(booking)}/release`, { answer: "release", reason: "x".repeat(5_000) }],
    [c.ingrid, `/sessions/${id(session)}/reservation`, { departmentId: id(c.security) }],
    [c.beatriz, "/sites/new", {}],
    [c.beatriz, `/sites/${id(c.ambar)}`, {}],
    [c.beatriz, `/sites/${id(c.ambar)}`, { do: "close", day: "" }],
    [c.beatriz, "/limits", {}],
    [c.beatriz, "/rounds/new", { departments: "nothing" }],
    [c.beatriz, `/rounds/${id(round)}/edit`, { version: "0" }],
    [c.beatriz, `/departments/${id(c.security)}/settings`, {}],
    [c.beatriz, `/departments/${id(c.security)}/dependences`, {}],
    [c.beatriz, `/people/${id(c.maren)}/clearances`, {}],
    [c.beatriz, `/people/${id(c.maren)}/supervisor`, {}],
    [c.beatriz, `/people/${id(c.maren)}/reports?words=`, { people: "nothing" }],
    [c.beatriz, `/people/${id(c.maren)}/address`, { email: "nothing" }],
    [c.beatriz, "/clearances", {}],
    [c.linh, "/account/address", {}],
    [c.linh, "/account", { language: "nothing" }],
    [c.linh, "/concerns/new", {}],
    [null, "/sign-in", {}],
    [null, "/sign-in/code", {}],
  ];
  const wrong: string[] = [];
  for (const [who, path, fields] of forms) {
    const page = await visit(who).post(path, fields);
    const lines = summaryOf(page).filter(({ field }) => !HIDDEN.includes(field));
    if (page.status !== 422 || lines.length === 0) wrong.push(`${path}: ${page.status}, ${lines.length} lines`);
    for (const { field, line } of lines) {
      const label = labelOf(page, field);
      if (!label || !line.startsWith(/[?.:…]$/.test(label) ? `${label} ` : `${label}: `))
        wrong.push(`${path}: “${line}” of ${field}, which is called ${label ?? "nothing"}`);
    }
  }
  expect(wrong).toEqual([]);
});
