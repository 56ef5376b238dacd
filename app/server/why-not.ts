import { DomainError } from "#models/errors.ts";
import type { Prospect } from "#models/booking/prospect.ts";
import { sentenceOf, type Reader } from "./respond.ts";

/** The sentence beside a session that cannot be booked now; null beside all others. */
export const whyNot = (prospect: Prospect, reader: Reader): string | null =>
  prospect.what === "refused" ? sentenceOf(new DomainError(prospect.code, prospect.facts), reader) : null;
