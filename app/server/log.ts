import pino, { type DestinationStream, type Logger } from "pino";
import { pinoHttp, type HttpLogger } from "pino-http";
import { errorForLog } from "./error-for-log.ts";
import type { Settings } from "./settings.ts";

/** Secrets ride in some addresses: a feed's own, links of sign-in and set-up. The log keeps the path without them, and
 *  does not tell which concern somebody opened or that one was being told. */
export const pathForLog = (url: string): string =>
  (url.split(/[?#]/, 1)[0] ?? "")
    .replace(/^\/feeds\/[^/]*/, "/feeds/…")
    .replace(/^\/concerns\/.*/, "/concerns/…")
    .slice(0, 200);

type Told = Pick<Settings, "logLevel" | "mode" | "clock">;

/** One line of JSON an event. Personal text and secrets do not belong in it: give ids. Tests alone say where `to`. */
export const makeLog = ({ logLevel, mode, clock }: Told, to?: DestinationStream): Logger =>
  pino(
    {
      level: logLevel,
      base: { mode },
      timestamp: () => `,"time":"${clock().toISOString()}"`,
      redact: ["*.password", "*.secret", "*.email", "*.key", "req.headers"],
      serializers: { err: errorForLog },
    },
    to ?? pino.destination(1),
  );

/** One line a request: id, method, path, status, milliseconds. */
export const requestLog = (log: Logger): HttpLogger =>
  pinoHttp({
    logger: log,
    quietReqLogger: true,
    wrapSerializers: false,
    genReqId: (_request, response) => String(response.getHeader("X-Request-Id")),
    serializers: {
      req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
        id,
        method,
        path: pathForLog(url),
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      err: errorForLog,
    },
    customLogLevel: (request, response, error) => {
      if (error || response.statusCode >= 500) return "error";
      if (response.statusCode === 403 || response.statusCode === 429) return "warn";
      return /^\/(assets|healthz|readyz)/.test(request.url ?? "") ? "debug" : "info";
    },
    customErrorMessage: () => "request failed",
  });
