import * as z from "zod";
import { id } from "./fields.ts";

/** Whom somebody reports to: a person, or nobody. */
export const supervisorForm = z.object({
  supervisor: z.union([z.literal("none").transform(() => null), id()], "choose"),
});
