/** The page of a list that an address names, beginning with 1; nonsense is the first, and nobody reads past the 400th. */
export function pageOf(url: string): number {
  const page = Math.trunc(Number(new URL(url).searchParams.get("page")));
  return Number.isFinite(page) ? Math.min(400, Math.max(1, page)) : 1;
}
