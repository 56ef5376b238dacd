import * as z from "zod";
import { clock, date, line, zone } from "./fields.ts";

/** A site: name, zone and working hours. */
export const siteForm = z.object({
  name: line(120),
  zone: zone(),
  weekdays: z.array(z.enum(["1", "2", "3", "4", "5", "6", "7"])).transform((days) => days.map(Number)),
  from: clock(),
  to: clock(),
});

export const closedDayForm = z.object({ day: date() });
