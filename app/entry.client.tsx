import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { DeliveryContext } from "./components/delivery.tsx";
import { refusedBy, rememberFailure } from "./components/failure.ts";

/** Remembers the id of a request that broke, so that the page which says so can name it; and what was refused before any
 *  screen was reached is said with its own words, not as something that broke. */
const plainFetch = window.fetch;
window.fetch = async (...asked) => {
  const answer = await plainFetch(...asked);
  if (answer.status >= 500) rememberFailure(answer.headers.get("X-Request-Id"));
  const refused = refusedBy(answer.headers);
  if (refused) throw refused;
  return answer;
};

/** What the server knew while it rendered stands in the page, and the first render here has to say the same. */
const delivery = {
  nonce: document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce,
  requestId: document.querySelector<HTMLMetaElement>("meta[name=request-id]")?.content,
};

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <DeliveryContext.Provider value={delivery}>
        <RemixBrowser />
      </DeliveryContext.Provider>
    </StrictMode>,
  );
});
