import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { lineChart } from "#app/server/chart.ts";
import type { Handle } from "#app/components/frame.tsx";
import { Sheet } from "#app/components/sheet/sheet.tsx";
import specSheet from "#app/styles/spec.css?url";

/** With frame=head, the top is that of a page among the last sections of a role. */
export const handle: Handle = {
  place: (data) => ((data as { frame?: string } | null)?.frame === "head" ? "/people" : undefined),
};
export const links: LinksFunction = () => [{ rel: "stylesheet", href: specSheet }];
export const meta: MetaFunction = () => [{ title: "Components · Understudy" }];

/** The component sheet, for those who build: never shown where people work. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  if (context.settings.mode === "production") throw new Response(null, { status: 404 });
  const { searchParams } = new URL(request.url);
  const lines = await lineChart({
    description: "Requests released, in percent, by shift: days 80, 84, 85, 88; nights 61, –, 70, 79",
    points: ["Q1", "Q2", "Q3", "Q4"],
    lines: [
      { name: "Days", values: [80, 84, 85, 88] },
      { name: "Nights", values: [61, null, 70, 79] },
    ],
    percent: true,
  });
  return { frame: searchParams.get("frame") ?? undefined, wrong: searchParams.has("wrong"), lines };
}

/** Its forms lead nowhere. */
export const action = () => null;

export default function Design() {
  const { frame, wrong, lines } = useLoaderData<typeof loader>();
  return <Sheet frame={frame} wrong={wrong} lines={lines} />;
}
