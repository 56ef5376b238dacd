/** The number under which the log knows what broke: of a later request, remembered here, else of the page itself. */
let last: string | null = null;

export const rememberFailure = (requestId: string | null): void => {
  last = requestId;
};

export const failureId = (ofThePage: string | undefined): string | null => last ?? ofThePage ?? null;
