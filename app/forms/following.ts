import * as z from "zod";
import { id } from "./fields.ts";

/** To hear of a department's new dates, or no more; asked on its page or on the list of all. */
export const followingForm = z.object({
  department: id(),
  what: z.enum(["tell", "stop"]),
  from: z.enum(["department", "list"]).default("list"),
});
