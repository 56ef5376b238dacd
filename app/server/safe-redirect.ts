import { redirect } from "@remix-run/node";

/** Browsers drop tabs and line ends and read a backslash as a slash, so what looks like a path may name another host. */
// oxlint-disable-next-line no-control-regex
const suspicious = /[\u0000-\u0020\u007f\\]/;

/** The path (with query and fragment) if it stays on this host, else the fallback. */
export function safePath(to: FormDataEntryValue | null | undefined, fallback = "/"): string {
  if (typeof to !== "string" || !to.startsWith("/") || to.startsWith("//") || suspicious.test(to)) return fallback;
  try {
    if (suspicious.test(decodeURIComponent(to.split(/[?#]/)[0]!))) return fallback;
    const url = new URL(to, "http://here.invalid");
    if (url.origin !== "http://here.invalid" || url.pathname.startsWith("//")) return fallback;
    return url.pathname + url.search + url.hash;
  } catch {
    return fallback;
  }
}

/** A redirect that never leaves this host, whatever a form or address asked for. */
export const safeRedirect = (to: FormDataEntryValue | null | undefined, init?: ResponseInit): Response =>
  redirect(safePath(to), init);
