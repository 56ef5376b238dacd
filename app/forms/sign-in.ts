import * as z from "zod";
import { email, line, zone } from "./fields.ts";

/** The sign-in page: a work mail or a staff number. */
export const whoForm = z.object({ who: line(254) });

/** Staff number and code. */
export const codeForm = z.object({ number: line(60), code: line(40) });

/** The first set-up. */
export const setUpForm = z.object({
  organisation: line(120),
  site: line(120),
  zone: zone(),
  name: line(120),
  email: email(),
});

/** A mail address for oneself, or (by a coordinator) for somebody; there it may be emptied. */
export const addressForm = z.object({ email: email() });
export const anyAddressForm = z.object({ email: z.union([z.literal("").transform(() => null), email()]) });

/** The own account: a language that is spoken here; a sign-in to end (the hash that names it). */
export const languageForm = <const L extends string>(languages: readonly L[]) =>
  z.object({ language: z.enum(languages, "choose") });
export const endForm = z.object({ end: line(64) });
