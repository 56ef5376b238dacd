import { markFetched } from "#models/calendar/address.ts";
import { watchChanges } from "#models/calendar/changes.ts";
import { feedText, type FeedText } from "#models/calendar/feed.ts";

/** The calendars that were asked for lately, kept until the record says that something in them changed. */

export interface KeptFeed extends Omit<FeedText, "body" | "lastModified"> {
  /** Length of the body in bytes. */
  length: number;
  /** As the header says it. */
  lastModified: string;
  /** When it was made, and when it was last noted as fetched (both by the product's clock). */
  madeAt: number;
  markedAt: number;
}

/** Tags of so many feeds are kept, and bodies of so many bytes. */
const FEEDS = 100_000;
const BODY_BYTES = 16_000_000;
/** Made anew after six hours in any case: the window moves, and not every word in it is recorded. */
const MAX_AGE_MS = 6 * 3_600_000;
/** So many are made at a time; bookings have the rest of the machine. */
const BUILDERS = 4;
const MARK_MS = 15 * 60_000;

export function feedCache(baseUrl: string, now: () => Date) {
  const kept = new Map<string, KeptFeed>();
  const bodies = new Map<string, Buffer>();
  const tokenOf = new Map<string, string>();
  const making = new Map<string, Promise<{ feed: KeptFeed; body: Buffer } | null>>();
  const queue: (() => void)[] = [];
  let [bytes, building] = [0, 0];

  const changes = watchChanges((people) => {
    if (people === "all") {
      for (const token of [...kept.keys()]) forget(token);
      making.clear();
      return;
    }
    for (const person of people) {
      const token = tokenOf.get(person);
      if (token) forget(token);
    }
    making.clear();
  });

  function forget(token: string): void {
    const feed = kept.get(token);
    if (feed) tokenOf.delete(feed.personId);
    kept.delete(token);
    dropBody(token);
  }
  function dropBody(token: string): void {
    bytes -= bodies.get(token)?.length ?? 0;
    bodies.delete(token);
  }

  async function make(token: string): Promise<{ feed: KeptFeed; body: Buffer } | null> {
    if (building >= BUILDERS) await new Promise<void>((resolve) => queue.push(resolve));
    building += 1;
    try {
      const text = await feedText(token, baseUrl, now());
      if (!text) return null;
      const body = Buffer.from(text.body);
      const { personId, etag, lastModified } = text;
      const made = { personId, etag, length: body.length, lastModified: lastModified.toUTCString() };
      return { feed: { ...made, madeAt: now().getTime(), markedAt: kept.get(token)?.markedAt ?? 0 }, body };
    } finally {
      building -= 1;
      queue.shift()?.();
    }
  }

  function keep(token: string, feed: KeptFeed, body: Buffer): void {
    forget(token);
    kept.set(token, feed);
    tokenOf.set(feed.personId, token);
    bodies.set(token, body);
    bytes += body.length;
    while (bytes > BODY_BYTES) dropBody(bodies.keys().next().value!);
    if (kept.size > FEEDS) forget(kept.keys().next().value!);
  }

  const known = (token: string): KeptFeed | undefined => {
    const feed = changes.current() ? kept.get(token) : undefined;
    return feed && now().getTime() - feed.madeAt < MAX_AGE_MS ? feed : undefined;
  };

  return {
    /** What is known and still true, without waiting; undefined when it must be looked up. */
    known,
    /** The body of a feed that is known, while there was room to keep it. */
    body: (token: string): Buffer | undefined => bodies.get(token),
    /** The feed as it is now; null for tokens nobody has. */
    async fresh(token: string): Promise<{ feed: KeptFeed; body: Buffer } | null> {
      while (!changes.current()) await changes.look();
      const [feed, body] = [known(token), bodies.get(token)];
      if (feed && body) return { feed, body };
      const begun = making.get(token) ?? make(token);
      making.set(token, begun);
      const made = await begun;
      // Only what nothing overtook is kept: it may have read what was there before.
      if (making.get(token) !== begun) return made;
      making.delete(token);
      if (made) keep(token, made.feed, made.body);
      return made;
    },
    /** Notes that a calendar came, now and then. */
    mark(token: string, feed: KeptFeed): void {
      const at = now().getTime();
      if (at - feed.markedAt < MARK_MS) return;
      feed.markedAt = at;
      markFetched(token, now()).catch(() => {}); // only a note
    },
  };
}
