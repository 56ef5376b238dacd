import type { Facts } from "#models/shared/texts/facts.ts";
import type { RefusalCode } from "#models/shared/texts/index.ts";

export type { Facts } from "#models/shared/texts/facts.ts";
export type { RefusalCode } from "#models/shared/texts/index.ts";

/**
 * A "no" that a person can do something about. The sentence is looked up in the texts by the door that shows it
 * (`texts.refusals[code](facts)`); `field` names the form field it belongs to, if it belongs to one.
 * "not-found" and "not-allowed" become the one 404 and the one 403 page.
 */
export class DomainError extends Error {
  readonly code: RefusalCode;
  readonly facts: Facts;
  readonly field: string | undefined;

  constructor(code: RefusalCode, facts: Facts = {}, field?: string) {
    super(code);
    this.name = "DomainError";
    this.code = code;
    this.facts = facts;
    this.field = field;
  }
}

/** Unknown ids, and things the viewer must not know of. */
export const notFound = (): DomainError => new DomainError("not-found");
export const notAllowed = (): DomainError => new DomainError("not-allowed");
