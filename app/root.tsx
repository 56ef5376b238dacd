import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import latin from "@fontsource-variable/familjen-grotesk/files/familjen-grotesk-latin-wght-normal.woff2?url";
import { countWaiting } from "#models/booking/waiting-for.ts";
import { organisationName } from "#models/people/organisation.ts";
import { countToReflectOn } from "#models/reflection/waiting-for.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { takeFlash } from "#app/server/flash.ts";
import { findViewer, strangerFor } from "#app/server/viewer.ts";
import { useDelivery } from "./components/delivery.tsx";
import { Broken, ClosedDoor, Lost, RefusedDoor } from "./components/doors.tsx";
import { isLost, Refused } from "./components/failure.ts";
import { Frame } from "./components/frame.tsx";
import { ReadingProvider } from "./components/texts.tsx";
import styles from "./styles/index.css?url";

export const links: LinksFunction = () => [
  { rel: "preload", href: latin, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

/** What the frame of every page needs: who looks at it and how to speak to them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const [viewer, organisation, { flash, headers }] = await Promise.all([
    findViewer(request, context),
    organisationName(),
    takeFlash(request, context),
  ]);
  const { language, zone, place, now } = viewer ?? strangerFor(request, context);
  const frame = {
    organisation: organisation ?? undefined,
    viewer: viewer && {
      name: viewer.name,
      bars: viewer.roles,
      leads: viewer.actor.leadOf.length > 0,
      waiting: {
        ...(await countWaiting(viewer.actor, viewer.now)),
        ...(await countToReflectOn(viewer.actor, viewer.now)),
      },
    },
    flash,
    reading: { language, zone, place: viewer ? place : "", now },
  };
  return data(frame, { headers });
}

/** Pages name themselves; what is left are the pages of errors. */
export const meta: MetaFunction<typeof loader> = ({ data: frame, error }) => {
  const { common } = textsFor(frame?.reading.language ?? "en");
  const kind = isRouteErrorResponse(error) ? closed[error.status] : undefined;
  const page = common[kind ?? (isLost(error) ? "lost" : "broken")];
  const { title } = error instanceof Refused ? common.doors[error.door] : page;
  return [{ title: error ? common.titled(title) : common.brand }];
};

const nowhere = { language: "en" as const, zone: "UTC", place: "", now: new Date(0) };

/** The document around pages and errors alike; root data is missing when the root's own loader broke. */
export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>("root");
  const { nonce, requestId } = useDelivery();
  const reading = root?.reading ?? nowhere;
  return (
    <html lang={reading.language} dir="ltr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {requestId && <meta name="request-id" content={requestId} />}
        <Meta />
        <Links />
      </head>
      <body>
        <ReadingProvider reading={reading}>
          <Frame organisation={root?.organisation} viewer={root?.viewer ?? null} flash={root?.flash ?? null}>
            {children}
          </Frame>
        </ReadingProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

const closed: Partial<Record<number, "notFound" | "notAllowed" | "tooOften">> = {
  403: "notAllowed",
  404: "notFound",
  429: "tooOften",
};

/** The page for what is not here, not open, or broken. */
export function ErrorBoundary() {
  const error = useRouteError();
  const kind = isRouteErrorResponse(error) && closed[error.status];
  if (kind) return <ClosedDoor kind={kind} />;
  if (error instanceof Refused) return <RefusedDoor door={error.door} />;
  return isLost(error) ? <Lost /> : <Broken />;
}
