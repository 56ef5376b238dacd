/** The number under which the log knows what broke: of a later request, remembered here, else of the page itself. */
let last: string | null = null;

export const rememberFailure = (requestId: string | null): void => {
  last = requestId;
};

export const failureId = (ofThePage: string | undefined): string | null => last ?? ofThePage ?? null;

/** Whether the browser got no answer at all. Each browser says it in words of its own, as a TypeError. */
export const isLost = (error: unknown): boolean =>
  error instanceof TypeError && /fetch|network|load failed|connection/i.test(error.message);
