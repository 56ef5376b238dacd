/** Half-open span of instants. */
export interface Span {
  from: Date;
  to: Date;
}

export const overlaps = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to;

/**
 * The most spans that cover one moment, counted only within `within`. Starts are the only moments where the number can
 * grow, so it is enough to look there and at the beginning.
 */
export function mostAtOnce(spans: readonly Span[], within: Span): number {
  const relevant = spans.filter((span) => overlaps(span, within));
  const moments = [within.from, ...relevant.map((span) => span.from).filter((at) => at > within.from)];
  return Math.max(0, ...moments.map((at) => relevant.filter((span) => span.from <= at && at < span.to).length));
}

/** How long a person is away for a session: the session, and the way there and back where the sites differ. */
export function awayFor(
  session: { startsAt: Date; endsAt: Date; siteId: string },
  homeSiteId: string,
  travelMinutes: number,
): Span {
  const travel = session.siteId === homeSiteId ? 0 : travelMinutes * 60_000;
  return { from: new Date(session.startsAt.getTime() - travel), to: new Date(session.endsAt.getTime() + travel) };
}

/** The same of documents: a session, the site of who visits it, and the organisation's time on the way. */
export const awayOf = (
  { startsAt, endsAt, site }: { startsAt: Date; endsAt: Date; site: unknown },
  homeSite: unknown,
  organisation: { travelMinutes?: number } | null,
): Span => awayFor({ startsAt, endsAt, siteId: String(site) }, String(homeSite), organisation?.travelMinutes ?? 60);
