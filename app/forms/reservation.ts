import * as z from "zod";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { id, optionalText, wholeNumber } from "./fields.ts";

/** Holding places for a team. */
export const reserveForm = z.object({
  departmentId: z.string({ error: "choose" }).pipe(id()),
  places: wholeNumber(LIMITS.places.min, LIMITS.places.max),
});

/** Naming people for held places; counts once however often it is sent. */
export const nameForm = z.object({
  personId: z.array(id(), "choose").min(1, "choose").max(LIMITS.places.max, "unknown"),
  aim: optionalText(LIMITS.aim),
  key: z.string({ error: "required" }).regex(/^[\w-]{8,80}$/, "required"),
});
