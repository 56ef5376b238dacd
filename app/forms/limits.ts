import * as z from "zod";
import { PERIODS } from "#models/shared/vocabulary.ts";
import { choice, numberOrNone, wholeNumber } from "./fields.ts";

/** What coordinators decide about booking, for everybody. */
export const limitsForm = z.object({
  bookingsAhead: wholeNumber(1, 100),
  visitsMost: numberOrNone(1, 100),
  visitsPer: choice(PERIODS),
  opensDays: numberOrNone(1, 730),
  travelMinutes: wholeNumber(0, 600),
});
