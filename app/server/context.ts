import type { Logger } from "pino";
import type { Limits } from "./limits.ts";
import type { Settings } from "./settings.ts";

/** What the server hands to every loader and action. */
declare module "@remix-run/node" {
  interface AppLoadContext {
    /** For the one inline script a page has. */
    nonce: string;
    requestId: string;
    /** Where the request came from, for limits. */
    address: string;
    /** More was sent than is taken: there is no form to read. */
    tooLarge: boolean;
    settings: Settings;
    log: Logger;
    limits: Limits;
  }
  interface Future {
    v3_singleFetch: true;
  }
}

export type { AppLoadContext } from "@remix-run/node";
