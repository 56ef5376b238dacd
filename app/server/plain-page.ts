import type { Request, Response } from "express";
import { LANGUAGES, textsFor, type Language, type Texts } from "#models/shared/texts/index.ts";

type Door = Exclude<keyof Texts["common"]["doors"], "next">;

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[letter]!);

/** A page for what is refused before any screen is reached: one heading, one sentence, a way on. No script, no style.
 *  The page's script, which asked for data and can read no page, is told by a header which one it is. */
export function plainPage(request: Request, response: Response, status: number, door: Door): void {
  const language = (request.acceptsLanguages(...LANGUAGES) || "en") as Language;
  const { common } = textsFor(language);
  const { title, text } = common.doors[door];
  response
    .status(status)
    .set({ "Cache-Control": "no-store", "X-Door": door })
    .type("html")
    .send(
      `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
        `<meta name="color-scheme" content="light dark"><title>${escape(common.titled(title))}</title>` +
        `<h1>${escape(title)}</h1><p>${escape(text)}</p><p><a href="/">${escape(common.doors.next)}</a></p></html>`,
    );
}
