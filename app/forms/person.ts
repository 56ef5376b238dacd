import * as z from "zod";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { id, optionalText } from "./fields.ts";

/** Whom somebody reports to: a person, or nobody. */
export const supervisorForm = z.object({
  supervisor: z.union([z.literal("none").transform(() => null), id()], "choose"),
});

/** Who reports to somebody from now on, and who no longer does. */
export const reportsForm = z.object({ people: z.array(id()) });
export const reportsNoMoreForm = z.object({ end: id() });

/** By which pattern somebody works; empty: not known. */
export const shiftForm = z.object({ shift: optionalText(LIMITS.shift) });
