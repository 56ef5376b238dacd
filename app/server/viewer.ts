import { createCookie, redirect, type AppLoadContext, type Cookie } from "@remix-run/node";
import { can } from "#models/permissions.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { findSignedIn } from "#models/people/sign-in.ts";
import { LANGUAGES, localeFor, type Language } from "#models/shared/texts/index.ts";
import type {} from "./context.ts";
import { closedDoor } from "./respond.ts";

/** The bars of navigation: what somebody may come for. */
export type Bar = "me" | "hosting" | "team" | "coordinating";

/** Who asks, and how the page speaks to them. */
export interface Viewer {
  id: string;
  name: string;
  actor: PersonActor;
  language: Language;
  locale: string;
  /** IANA zone and name of the person's site. */
  zone: string;
  place: string;
  now: Date;
  departmentId: string;
  departmentName: string;
  roles: Bar[];
  /** Which of the person's own sign-ins this is. */
  signInId: string;
}

/** The cookie whose secret names a sign-in. `__Host-` where browsers come by https: they would drop it on plain http. */
export const signInCookie = ({ settings }: AppLoadContext): Cookie =>
  createCookie(settings.secure ? "__Host-understudy" : "understudy", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: settings.secure,
    maxAge: 30 * 24 * 60 * 60,
  });

/** The secret that the request's cookie carries, if it carries one. */
export async function readSecret(request: Request, context: AppLoadContext): Promise<string | null> {
  const value: unknown = await signInCookie(context).parse(request.headers.get("Cookie"));
  return typeof value === "string" && value.length > 0 ? value : null;
}

/** The languages people may choose here: the pseudo-language is for those who work on the product. */
export const languagesIn = ({ settings }: AppLoadContext): Language[] =>
  LANGUAGES.filter((language) => language !== "en-XA" || !["production", "demo"].includes(settings.mode));

const isLanguage = (text: string): text is Language => (LANGUAGES as readonly string[]).includes(text);

/** The first language the browser asks for that we speak. */
export function languageOf(wanted: string | null | undefined, context: AppLoadContext): Language {
  for (const part of (wanted ?? "").split(",").slice(0, 20)) {
    const tag = part.split(";")[0]!.trim();
    if (isLanguage(tag) && languagesIn(context).includes(tag)) return tag;
    if (isLanguage(tag.split("-")[0]!)) return tag.split("-")[0] as Language;
  }
  return "en";
}

/** How to speak to somebody who has not signed in. */
export function strangerFor(request: Request, context: AppLoadContext) {
  const language = languageOf(request.headers.get("Accept-Language"), context);
  return { language, locale: localeFor(language), zone: "UTC", place: "UTC", now: context.settings.clock() };
}

const barsOf = (actor: PersonActor): Bar[] => [
  "me",
  ...(actor.hostOf.length + actor.leadOf.length > 0 ? (["hosting"] as const) : []),
  ...(actor.leadOf.length > 0 || actor.supervises ? (["team"] as const) : []),
  ...(can(actor, "coordinate") ? (["coordinating"] as const) : []),
];

async function look(request: Request, context: AppLoadContext): Promise<Viewer | null> {
  const secret = await readSecret(request, context);
  if (!secret) return null;
  const now = context.settings.clock();
  const facts = await findSignedIn(secret, now);
  if (!facts) return null;
  const language = languageOf(facts.language, context);
  return {
    id: facts.actor.id,
    name: facts.actor.name,
    actor: facts.actor,
    language,
    locale: localeFor(language),
    zone: facts.zone,
    place: facts.place,
    now,
    departmentId: facts.actor.departmentId,
    departmentName: facts.departmentName,
    roles: barsOf(facts.actor),
    signInId: facts.signInId,
  };
}

/** Loaders of one request run side by side and share one look. */
const looks = new WeakMap<AppLoadContext, Promise<Viewer | null>>();

/** Who asks, or null when nobody is signed in. */
export function findViewer(request: Request, context: AppLoadContext): Promise<Viewer | null> {
  let found = looks.get(context);
  if (!found) looks.set(context, (found = look(request, context)));
  return found;
}

/** Who asks; anybody else is sent to sign in and comes back to the same page. */
export async function requireViewer(request: Request, context: AppLoadContext): Promise<Viewer> {
  const viewer = await findViewer(request, context);
  if (viewer) return viewer;
  const { pathname, search } = new URL(request.url);
  const to = request.method === "GET" ? pathname.replace(/\.data$/, "") + search : "/";
  throw redirect(to === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(to)}`);
}

/** Who asks, if they coordinate; else the closed door. */
export async function requireCoordinator(request: Request, context: AppLoadContext): Promise<Viewer> {
  const viewer = await requireViewer(request, context);
  if (!can(viewer.actor, "coordinate")) throw closedDoor("not-allowed");
  return viewer;
}
