import type { ClientSession } from "mongoose";
import { roomyDates } from "#models/programme/roomy.ts";
import { Session, type SessionDocument } from "#models/programme/session.document.ts";
import { lookAs } from "./onlooker.ts";
import { isFree } from "./prospect.ts";

/** So many dates are named to whoever lost one, and so many are looked at to find them. */
const NAMED = 3;
const LOOKED_AT = 60;

/** Another session with a place, as letters and pages name it. */
export interface Alternative {
  sessionId: string;
  title: string;
  startsAt: Date;
  zone: string;
  siteName: string;
}

type Of = Pick<SessionDocument, "_id" | "title" | "startsAt" | "zone" | "siteName">;
/** A session as an alternative. */
export const plain = ({ _id, title, startsAt, zone, siteName }: Of): Alternative => ({
  ...{ sessionId: String(_id), title, startsAt, zone, siteName },
});

/** Up to three coming sessions of the same department with places left, for nobody in particular. */
export const alternativesTo = async (session: SessionDocument, now: Date, tx?: ClientSession): Promise<Alternative[]> =>
  (await roomyDates(session, now, NAMED, tx)).map(plain);

export interface Wanted {
  /** A date that comes first, if it still fits. */
  first?: string | null;
  most?: number;
  tx?: ClientSession;
}

/** The same for one person: only what every rule lets them take or ask for at this moment and the home team has room
 *  for, as if the place on this session were lost already. */
export async function alternativesFor(
  personId: string,
  session: SessionDocument,
  now: Date,
  { first, most = NAMED, tx }: Wanted = {},
): Promise<Alternative[]> {
  const found = await roomyDates(session, now, LOOKED_AT, tx);
  const isOther = first && first !== String(session._id);
  const chosen = isOther && !found.some(({ _id }) => String(_id) === first) ? await oneMore(first, session, tx) : [];
  const onlooker = await lookAs(personId, [...chosen, ...found], now, { without: session._id, team: true, tx });
  const fitting = [...chosen, ...found].filter((one) => isFree(onlooker.prospect(one)) && !onlooker.noRoom(one));
  const at = (one: Of): number => (String(one._id) === first ? 0 : 1);
  return fitting
    .toSorted((one, other) => at(one) - at(other) || one.startsAt.getTime() - other.startsAt.getTime())
    .slice(0, most)
    .map(plain);
}

/** A date that was chosen, however far ahead; of the same department, since only those are offered. */
const oneMore = (id: string, { department }: SessionDocument, tx?: ClientSession): Promise<SessionDocument[]> =>
  Session.find({ _id: id, department }, null, tx ? { session: tx } : {}).lean();
