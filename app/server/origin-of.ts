import type { AppLoadContext } from "@remix-run/node";

/** The origin that addresses shown to people begin with: BASE_URL where it was set, else where they came. */
export const originOf = (request: Request, { settings }: AppLoadContext): string =>
  settings.baseUrlGiven ? settings.baseUrl : new URL(request.url).origin;
