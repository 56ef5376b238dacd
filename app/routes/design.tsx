import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Sheet } from "#app/components/sheet/sheet.tsx";
import specSheet from "#app/styles/spec.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: specSheet }];
export const meta: MetaFunction = () => [{ title: "Components · Understudy" }];

/** The component sheet, for those who build: never shown where people work. */
export function loader({ request, context }: LoaderFunctionArgs) {
  if (context.settings.mode === "production") throw new Response(null, { status: 404 });
  const { searchParams } = new URL(request.url);
  return { frame: searchParams.get("frame") ?? undefined, wrong: searchParams.has("wrong") };
}

/** Its forms lead nowhere. */
export const action = () => null;

export default function Design() {
  const { frame, wrong } = useLoaderData<typeof loader>();
  return <Sheet frame={frame} wrong={wrong} />;
}
