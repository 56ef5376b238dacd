import * as z from "zod";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { id, optionalText, wholeNumber } from "./fields.ts";

/** Holding places for a team. */
export const reserveForm = z.object({
  departmentId: z.string({ error: "choose" }).pipe(id()),
  places: wholeNumber(LIMITS.places.min, LIMITS.places.max),
});

/** Naming somebody for a held place; counts once however often it is sent. */
export const nameForm = z.object({
  personId: z.string({ error: "choose" }).pipe(id()),
  aim: optionalText(LIMITS.aim),
  key: z.string({ error: "required" }).regex(/^[\w-]{8,80}$/, "required"),
});
