import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { createStaticRouter, StaticRouterProvider } from "react-router-dom/server.js";
import { ReadingProvider, type Reading } from "#app/components/texts.tsx";

const ambar: Reading = {
  language: "en",
  zone: "Atlantic/Canary",
  place: "Puerto Ámbar",
  now: new Date("2026-11-25T18:42:00Z"),
};

/** The markup of a component as the server sends it, for a reader in Puerto Ámbar on 25 November 2026. The router is the
 *  one that Remix brings. */
export function show(element: ReactNode): string {
  const route = { id: "0", path: "*", element: <ReadingProvider reading={ambar}>{element}</ReadingProvider> };
  const context = {
    basename: "/",
    location: { pathname: "/", search: "", hash: "", state: null, key: "default" },
    matches: [{ route, params: {}, pathname: "/", pathnameBase: "/" }],
    loaderData: {},
    actionData: null,
    errors: null,
    statusCode: 200,
    loaderHeaders: {},
    actionHeaders: {},
    activeDeferreds: null,
  };
  const router = createStaticRouter([route], context);
  const markup = renderToString(<StaticRouterProvider router={router} context={context} hydrate={false} />);
  return markup.replaceAll("<!-- -->", "");
}

/** Only its words. */
export const words = (markup: string): string =>
  markup
    .replace(/<br\/?>|<\/(p|li|dd|dt|h\d|div|legend|small)>/g, " ")
    .replace(/<[^>]+>/g, "")
    .replace(/\s+/g, " ")
    .trim();
