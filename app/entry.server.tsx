import {
  createReadableStreamFromReadable,
  type AppLoadContext,
  type EntryContext,
  type HandleErrorFunction,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { DeliveryContext } from "./components/delivery.tsx";
import { withoutNulls } from "#app/server/without-nulls.ts";

/** Time for parts of a page that come later, before the rest is given up. */
export const streamTimeout = 5_000;

/** Renders a page: for people as soon as its frame stands, for robots when all of it does. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, requestId, log }: AppLoadContext,
): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  let shown = false;
  const { pipe, abort } = renderToPipeableStream(
    <DeliveryContext.Provider value={{ nonce, requestId }}>
      <RemixServer context={remixContext} url={request.url} abortDelay={streamTimeout} nonce={nonce} />
    </DeliveryContext.Provider>,
    {
      nonce,
      [isbot(request.headers.get("User-Agent")) ? "onAllReady" : "onShellReady"]() {
        shown = true;
        const body = withoutNulls();
        headers.set("Content-Type", "text/html; charset=utf-8");
        resolve(
          new Response(createReadableStreamFromReadable(body), { headers, status: shownAs(remixContext) ?? status }),
        );
        pipe(body);
      },
      onShellError: reject,
      onError(error: unknown) {
        if (shown) log.error({ err: error, requestId }, "a part of a page broke");
      },
    },
  );
  setTimeout(abort, streamTimeout + 1_000).unref();
  return promise;
}

/** The status of the page for something unknown or forbidden where it is shown: a form that was wrong besides would
 *  else be answered with its own. */
const shownAs = ({ staticHandlerContext: { errors } }: EntryContext): number | undefined =>
  Object.values(errors ?? {}).find(isRouteErrorResponse)?.status;

/** Every error that is no answer of ours is a bug; the log has it under the id that the page shows. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (!request.signal.aborted) context.log.error({ err: error }, "a screen broke");
};
