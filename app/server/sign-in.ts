import { redirect, type AppLoadContext } from "@remix-run/node";
import { endSignIn, type Started } from "#models/people/sign-in.ts";
import { flashCookie } from "./flash.ts";
import { safePath } from "./safe-redirect.ts";
import { readSecret, signInCookie } from "./viewer.ts";

/** What the browser calls itself, for the list of own sign-ins. */
export const browserOf = (request: Request): string => request.headers.get("User-Agent") ?? "";

/** Sends the browser on with the cookie of a new sign-in; the one it had before ends. `sentence`:
 *  what the next page says was done. */
export async function signedIn(
  request: Request,
  context: AppLoadContext,
  { secret }: Started,
  to: FormDataEntryValue | null,
  sentence?: string,
): Promise<Response> {
  const before = await readSecret(request, context);
  if (before) await endSignIn(before);
  const headers = new Headers({ "Set-Cookie": await signInCookie(context).serialize(secret) });
  if (sentence) headers.append("Set-Cookie", await flashCookie(context).serialize({ sentence }));
  return redirect(safePath(to, "/home"), { headers });
}

/** Ends the sign-in of this browser and takes its cookie away. */
export async function signedOut(request: Request, context: AppLoadContext): Promise<Response> {
  const secret = await readSecret(request, context);
  if (secret) await endSignIn(secret);
  return redirect("/", { headers: { "Set-Cookie": await signInCookie(context).serialize("", { maxAge: 0 }) } });
}
