/** The number under which the log knows what broke: written into the page by the server, remembered by the browser when a
 *  later request failed. */
let last: string | null = null;

export const rememberFailure = (requestId: string | null): void => {
  last = requestId;
};

export function failureId(given: string | undefined): string | null {
  if (typeof document === "undefined") return given ?? null;
  return last ?? document.querySelector<HTMLMetaElement>("meta[name=request-id]")?.content ?? null;
}
