import { createCookie, type AppLoadContext, type Cookie } from "@remix-run/node";

/** The way back from something done: a form posted to one of our pages, with its button's word. */
export interface Undo {
  action: string;
  label: string;
  fields?: Record<string, string>;
}

export interface Flash {
  sentence: string;
  undo?: Undo;
}

/** Carries one sentence from an action to the next page; signed, and gone once shown. */
export const flashCookie = ({ settings }: AppLoadContext): Cookie =>
  createCookie(settings.secure ? "__Host-understudy-said" : "understudy-said", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: settings.secure,
    maxAge: 60,
    secrets: [settings.secret],
  });

/** What the last action said, and the header that forgets it. */
export async function takeFlash(
  request: Request,
  context: AppLoadContext,
): Promise<{ flash: Flash | null; headers: HeadersInit }> {
  const cookie = flashCookie(context);
  const flash = (await cookie.parse(request.headers.get("Cookie"))) as Flash | null;
  if (!flash) return { flash: null, headers: {} };
  return { flash, headers: { "Set-Cookie": await cookie.serialize("", { maxAge: 0 }) } };
}
