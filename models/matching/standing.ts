import { lookAs } from "#models/booking/onlooker.ts";
import { isFree, type Prospect } from "#models/booking/prospect.ts";
import { toId } from "#models/database/id.ts";
import { LINE, type SessionLine } from "#models/programme/listing.ts";
import { Session } from "#models/programme/session.document.ts";
import type { WishKind } from "#models/shared/vocabulary.ts";
import type { OwnRound } from "./own-round.ts";

/** So many sessions are looked at for one list, the soonest first. */
const MOST = 300;

/** How one wish stands: of the sessions it leads to, how many the round may give this person as things are. */
export interface Standing {
  fits: number;
  of: number;
  /** Of a wish for one session: what it would be, and whether its host decides on each visitor. */
  only: { prospect: Prospect; hostDecides: boolean } | null;
}

/** How each wish of a list stands, in the list's order, once wishes are closed. */
export async function standingsOf(
  personId: string,
  { from, until, wishesUntil, wishes }: Pick<OwnRound, "from" | "until" | "wishesUntil" | "wishes">,
  now: Date,
): Promise<Standing[]> {
  if (wishes.length === 0) return [];
  const named = (kind: WishKind) => wishes.filter((wish) => wish.kind === kind).map(({ id }) => toId(id));
  const sessions = await Session.find(
    {
      state: "published",
      startsAt: { $gte: from > now ? from : now, $lt: until },
      $or: [
        { _id: { $in: named("session") } },
        { plan: { $in: named("plan") } },
        { department: { $in: named("department") } },
      ],
    },
    LINE,
  )
    .sort({ startsAt: 1 })
    .limit(MOST)
    .lean<SessionLine[]>();
  const onlooker = await lookAs(personId, sessions, now, { round: wishesUntil });
  const seen = sessions.map((session) => ({
    ids: { session: String(session._id), plan: String(session.plan), department: String(session.department) },
    ...{ prospect: onlooker.prospect(session), hostDecides: session.askHost },
  }));
  return wishes.map(({ kind, id }) => {
    const led = seen.filter(({ ids }) => ids[kind] === id);
    const fits = led.filter(({ prospect, hostDecides }) => isFree(prospect) && !hostDecides).length;
    return { fits, of: led.length, only: kind === "session" ? (led[0] ?? null) : null };
  });
}
