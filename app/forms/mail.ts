import * as z from "zod";
import { id } from "./fields.ts";

/** A letter to try again. */
export const retryForm = z.object({ letter: id() });
