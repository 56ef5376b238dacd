import { randomBytes } from "node:crypto";
import type { RequestListener } from "node:http";
import path from "node:path";
import compression from "compression";
import express, { type ErrorRequestHandler, type RequestHandler } from "express";
import helmet from "helmet";
import { feedDoor } from "./feed.ts";
import { bodyLimits } from "./body.ts";
import { health, type Vitals } from "./health.ts";
import { requestLog } from "./log.ts";
import { originCheck } from "./origin.ts";
import { plainPage } from "./plain-page.ts";
import { screens, type Build, type Hands } from "./screens.ts";

export interface WebParts extends Hands {
  vitals: Vitals;
  /** Absent where this process only does the jobs: it answers for its health alone. */
  build: Build | false;
  /** The built files for browsers; in development Vite serves them itself. */
  clientFolder?: string;
  vite?: RequestHandler;
}

/** An id for the log and the page that says something broke; a nonce for the one inline script. */
const names: RequestHandler = (_request, response, next) => {
  response.set("X-Request-Id", randomBytes(6).toString("hex"));
  response.locals.nonce = randomBytes(16).toString("base64");
  next();
};

/** What a page may load: our own files, and the scripts that carry its nonce. */
function guards(secure: boolean, developing: boolean): RequestHandler {
  return (request, response, next) => {
    const nonce = `'nonce-${response.locals.nonce as string}'`;
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          "default-src": ["'none'"],
          "script-src": [nonce, "'strict-dynamic'"],
          "style-src": developing ? ["'self'", "'unsafe-inline'"] : ["'self'"],
          "img-src": ["'self'", "data:"],
          "font-src": ["'self'"],
          "connect-src": developing ? ["'self'", "ws:"] : ["'self'"],
          "manifest-src": ["'self'"],
          "worker-src": ["'self'"],
          "form-action": ["'self'"],
          "base-uri": ["'none'"],
          "frame-ancestors": ["'none'"],
        },
      },
      // Plain form posts need an Origin; "no-referrer" would send null.
      referrerPolicy: { policy: "same-origin" },
      strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
      xFrameOptions: { action: "deny" },
    })(request, response, next);
  };
}

/** Addresses that no page can have: broken escapes, another host's. */
const goodAddress: RequestHandler = (request, response, next) => {
  try {
    decodeURIComponent(request.path);
    if (request.url.startsWith("/") && !/^\/[/\\]/.test(request.url)) return next();
  } catch {
    // falls through
  }
  plainPage(request, response, 400, "badAddress");
};

const files = (folder: string): RequestHandler[] => [
  express.static(path.join(folder, "assets"), { immutable: true, maxAge: "1y", index: false }),
  express.static(folder, { maxAge: "1h", index: false, redirect: false }),
];

/** Everything a request walks through, in order; calendar feeds go in front of it. */
export function webApp({ vitals, build, clientFolder, vite, ...hands }: WebParts): RequestListener {
  const { settings, log } = hands;
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", settings.trustProxy);
  app.use(names, requestLog(log), guards(settings.secure, vite !== undefined));
  app.use(health(settings, vitals));
  app.use(goodAddress, compression());
  if (vite) app.use(vite);
  if (clientFolder) {
    const [assets, others] = files(clientFolder);
    app.use("/assets", assets!, (request, response) => plainPage(request, response, 404, "noFile"));
    app.use(others!);
  }
  if (build) app.use(originCheck(settings), bodyLimits, screens(build, hands));
  const broken: ErrorRequestHandler = (error, request, response, _next) => {
    log.error({ err: error as Error, requestId: response.getHeader("X-Request-Id") }, "a request broke");
    if (response.headersSent) response.destroy();
    else plainPage(request, response, 500, "broken");
  };
  app.use(broken);
  const feed = build && feedDoor(hands);
  return (request, response) => {
    if (!feed || !feed(request, response)) app(request, response);
  };
}
