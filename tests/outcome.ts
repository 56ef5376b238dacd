import { DomainError } from "#models/errors.ts";

/** What came of it: "done", or the code of the refusal with the field it belongs to. */
export const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
      return error.field ? `${error.code} at ${error.field}` : error.code;
    },
  );
