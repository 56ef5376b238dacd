import { data, redirect, type AppLoadContext } from "@remix-run/node";
import { DomainError, type Facts } from "#models/errors.ts";
import { sayErrors, type FieldErrors, type Typed } from "#models/shared/field-errors.ts";
import { textsFor, type Language } from "#models/shared/texts/index.ts";
import { localDate, sayClock, sayDay } from "#models/shared/time.ts";
import { flashCookie, type Undo } from "./flash.ts";
import { safePath } from "./safe-redirect.ts";

/** For whom a sentence is written: the viewer, or whoever stands at the sign-in page. */
export interface Reader {
  language: Language;
  locale: string;
  zone: string;
  now: Date;
}

/** What a page is given again when its form was refused: sentences at fields, one above them, and what was typed. */
export interface Refusal {
  errors: Record<string, string>;
  formError: string | null;
  typed: Typed;
}

const answer = (refusal: Refusal) => data(refusal, { status: 422 });

/** Answers a form whose shape was wrong (`readForm` found errors). */
export const refuse = (reader: Reader, form: { errors: FieldErrors; typed: Typed }) =>
  answer({ errors: sayErrors(textsFor(reader.language), form.errors), formError: null, typed: form.typed });

/** Dates of a refusal as the reader reads them, in the zone the verb named or their own; one named `day` without clock. */
function spoken(facts: Facts, reader: Reader): Facts {
  const zone = typeof facts.zone === "string" ? facts.zone : reader.zone;
  const day = (at: Date) => sayDay(at, zone, reader.locale, reader.now);
  const say = (name: string, at: Date) =>
    name === "day" ? day(at) : `${day(at)}, ${sayClock(at, zone, reader.locale)}`;
  const said = Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, fact instanceof Date ? say(name, fact) : fact]),
  );
  const { from, to } = facts;
  const oneDay = from instanceof Date && to instanceof Date && localDate(from, zone) === localDate(to, zone);
  return oneDay ? { ...said, to: sayClock(to, zone, reader.locale) } : said;
}

/** The sentence that a refusal is shown with. */
export function sentenceOf(error: DomainError, reader: Reader): string {
  const refusals = textsFor(reader.language).refusals as Record<string, (facts: Facts) => string>;
  return refusals[error.code]!(spoken(error.facts, reader));
}

/** Unknown and forbidden are one page each, whoever refuses. */
export const closedDoor = (code: "not-found" | "not-allowed"): Response =>
  new Response(
    null,
    code === "not-found" ? { status: 404, statusText: "Not Found" } : { status: 403, statusText: "Forbidden" },
  );

/**
 * Runs a verb for a form. A "no" comes back as the form's answer (422, with what was typed); unknown things and closed
 * doors become the one 404 and 403 page; anything else is a bug and flies on.
 */
export async function attempt<T>(typed: Typed, reader: Reader, work: () => Promise<T>) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === "not-found" || error.code === "not-allowed") throw closedDoor(error.code);
    const sentence = sentenceOf(error, reader);
    return answer({
      errors: error.field ? { [error.field]: sentence } : {},
      formError: error.field ? null : sentence,
      typed,
    });
  }
}

/** Runs a read for a loader: unknown, forbidden and too often become their pages. */
export async function open<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === "not-found" || error.code === "not-allowed") throw closedDoor(error.code);
    if (error.code === "too-many-tries") throw new Response(null, { status: 429, statusText: "Too Many Requests" });
    throw error;
  }
}

/** Sends the browser on to a page of ours, which says at its foot what was done and perhaps offers the way back. */
export async function redirectWithFlash(
  context: AppLoadContext,
  to: string,
  sentence: string,
  { undo }: { undo?: Undo } = {},
): Promise<Response> {
  const cookie = await flashCookie(context).serialize({ sentence, undo });
  return redirect(safePath(to), { headers: { "Set-Cookie": cookie } });
}
