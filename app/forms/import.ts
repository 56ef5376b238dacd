import * as z from "zod";
import { choice, id, numberOrNone, optionalText } from "./fields.ts";

/** Whether a list holds everybody. */
const scope = choice(["everybody", "some"]);

/** Bringing a list; the file itself is read apart. */
export const uploadForm = z.object({ scope });

/** What the columns mean: a header for each field, or nothing. The fields are the verb's to name. */
export const columnsForm = (fields: readonly string[]) =>
  z.object({ scope, ...Object.fromEntries(fields.map((field) => [field, optionalText(300)])) });

/** Who left among people of one name, and who is not the person their name says. */
export const decisionsForm = z.object({ left: z.array(id()), apart: z.array(id()) });

/** What the reader saw when they pressed Apply, and how many leave, typed where many do. */
export const applyForm = z.object({ shown: optionalText(64), leaving: numberOrNone(0, 1e9) });
