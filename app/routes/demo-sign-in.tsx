import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { signInAsCast } from "#models/people/demo-cast.ts";
import { oneField } from "#app/forms/form.ts";
import { attempt, closedDoor } from "#app/server/respond.ts";
import { browserOf, signedIn } from "#app/server/sign-in.ts";
import { strangerFor } from "#app/server/viewer.ts";

/** The start page of the demo has the buttons. */
export const loader = () => redirect("/");

export async function action({ request, context }: ActionFunctionArgs) {
  if (context.settings.mode !== "demo") throw closedDoor("not-found");
  const stranger = strangerFor(request, context);
  const fields = await request.formData();
  return attempt({}, stranger, async () => {
    const started = await signInAsCast(oneField(fields, "person"), browserOf(request), stranger.now);
    return signedIn(request, context, started, "/home");
  });
}
