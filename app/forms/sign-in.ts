import * as z from "zod";
import { email, line } from "./fields.ts";
import { isZone } from "#models/shared/time.ts";

/** The sign-in page: a work mail or a staff number. */
export const whoForm = z.object({ who: line(254) });

/** Staff number and code. */
export const codeForm = z.object({ number: line(60), code: line(40) });

/** The first set-up. */
export const setUpForm = z.object({
  organisation: line(120),
  site: line(120),
  zone: line(60).refine(isZone, "zone"),
  name: line(120),
  email: email(),
});

/** The own account: a language that is spoken here; a sign-in to end (the hash that names it). */
export const languageForm = <const L extends string>(languages: readonly L[]) =>
  z.object({ language: z.enum(languages, "choose") });
export const endForm = z.object({ end: line(64) });
