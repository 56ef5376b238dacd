import type { LoaderFunctionArgs } from "@remix-run/node";
import { calendarFile } from "#models/calendar/file.ts";
import { originOf } from "#app/server/origin-of.ts";
import { open } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

/** The booked session as a file, to be imported by hand. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { actor, language } = await requireViewer(request, context);
  const body = await open(() => calendarFile(actor, params.id!, originOf(request, context), language));
  return new Response(body, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'attachment; filename="session.ics"',
      "Cache-Control": "no-store",
    },
  });
}
