import * as z from "zod";
import { cleanLine, cleanText } from "#models/shared/clean.ts";
import { isEmail } from "#models/shared/email.ts";
import { isClock, isLocalDate, isZone, namedZone } from "#models/shared/time.ts";

/** The fields that forms are made of, each with the sentences it answers bad input with. Texts are trimmed, and control
 *  and direction marks that have no business in them are taken out. */
const trim = (text: string): string => text.trim();
const tidy = z.string({ error: "required" }).transform(cleanText).transform(trim);

/** One line or more that must be filled in. */
export const text = (max: number) => tidy.pipe(z.string().min(1, "required").max(max, `longest:${max}`));
/** The same, but may be left empty (""). */
export const optionalText = (max: number) =>
  z
    .string()
    .optional()
    .transform((value) => cleanText(value ?? "").trim())
    .pipe(z.string().max(max, `longest:${max}`));
/** A name or title: one line, whatever was pasted. */
export const line = (max: number) =>
  tidy.transform(cleanLine).pipe(z.string().min(1, "required").max(max, `longest:${max}`));

/** Digits alone: what else was typed, a space too, is asked about and not guessed. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string({ error: "required" })
    .transform(cleanText)
    .transform((typed, context) => {
      const number = Number(typed);
      const wrong = !typed.trim()
        ? "required"
        : typed !== typed.trim()
          ? "digits"
          : /^\d{1,9}$/.test(typed) && number >= min && number <= max
            ? undefined
            : `between:${min}:${max}`;
      if (wrong) context.addIssue({ code: "custom", message: wrong });
      return wrong ? z.NEVER : number;
    });

/** The same, or left empty for none. */
export const numberOrNone = (min: number, max: number) =>
  z
    .string()
    .optional()
    .transform((typed) => (typed?.trim() ? typed : null))
    .pipe(wholeNumber(min, max).nullable());

export const choice = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, "choose");
/** A box that is ticked or not. */
export const ticked = () =>
  z
    .string()
    .optional()
    .transform((value) => value !== undefined);
export const date = () => tidy.pipe(z.string().min(1, "required").refine(isLocalDate, "date"));
export const clock = () => tidy.pipe(z.string().min(1, "required").refine(isClock, "clock"));
/** A time zone, as its IANA name or a city's. */
export const zone = () => line(60).transform(namedZone).pipe(z.string().refine(isZone, "zone"));
/** The id of a thing chosen from a list; whether it exists is the verb's to say. */
export const id = () => tidy.pipe(z.string().regex(/^[0-9a-f]{24}$/, "unknown"));

/** One plain address: no display name, no quoted part, no second address. Lower case. */
export const email = () =>
  tidy.transform((value) => value.toLowerCase()).pipe(z.string().min(1, "required").refine(isEmail, "email"));
