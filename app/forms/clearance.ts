import * as z from "zod";
import { date, line } from "./fields.ts";

/** A clearance of one person, and its last valid local date. */
export const grantForm = z.object({ kind: line(80), until: date() });
/** The kind to take away. */
export const revokeForm = z.object({ revoke: line(80) });
/** A list of many; an empty one is the verb's to refuse, as it knows why. */
export const listForm = z.object({
  file: z.instanceof(File, { error: "required" }).refine((file) => file.name !== "", "required"),
});
