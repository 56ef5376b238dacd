import * as z from "zod";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { id, optionalText } from "./fields.ts";

/** Whom somebody reports to: a person, or nobody. */
export const supervisorForm = z.object({
  supervisor: z.union([z.literal("none").transform(() => null), id()], "choose"),
});

/** By which pattern somebody works; empty: not known. */
export const shiftForm = z.object({ shift: optionalText(LIMITS.shift) });
