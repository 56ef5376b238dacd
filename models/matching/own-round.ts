import { toId } from "#models/database/id.ts";
import { notAllowed, notFound } from "#models/errors.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Person } from "#models/people/person.document.ts";
import { Session } from "#models/programme/session.document.ts";
import type { RoundState, WishKind } from "#models/shared/vocabulary.ts";
import { Placement, type WishAnswer } from "./placement.document.ts";
import { Round, type RoundDocument } from "./round.document.ts";
import { getRound } from "./round-step.ts";
import { takesPart } from "./wish.ts";
import { WishList, type WishDocument } from "./wish-list.document.ts";

/** A round as somebody who may take part sees it. */
export interface OwnRound {
  id: string;
  name: string;
  state: RoundState;
  /** Wishes are taken now. */
  open: boolean;
  from: Date;
  until: Date;
  firstDay: string;
  lastDay: string;
  zone: string;
  wishesUntil: Date;
  seed: string;
  departmentId: string;
  /** `at`: when, where one session is wished for that is still held. */
  wishes: { kind: WishKind; id: string; title: string; at: Date | null }[];
  /** Once it is announced, and this person's turn was: the place, or why there is none. */
  outcome: {
    session: { id: string; title: string; startsAt: Date; zone: string } | null;
    rank: number | null;
    bookingId: string | null;
    answers: WishAnswer[];
  } | null;
}

/** One round with the person's own wishes. A department that takes no part: 403; unknown: as `unknownTo` says. */
export async function ownRound(actor: PersonActor, roundId: string, now: Date): Promise<OwnRound> {
  const [round, person] = await Promise.all([
    getRound(roundId, undefined, actor),
    Person.findById(toId(actor.id), { department: 1 }).lean(),
  ]);
  if (!person) throw notFound();
  const key = { round: round._id, person: person._id };
  const list = await WishList.findOne(key).lean();
  // Who changed departments after wishing still sees what became of it.
  if (!list && !takesPart(round, person.department)) throw notAllowed();
  const told = await Placement.findOne({ ...key, state: { $in: ["booked", "told"] } }).lean();
  const { name, state, from, until, firstDay, lastDay, zone, wishesUntil, seed } = round;
  return {
    ...{ id: roundId, name, state, from, until, firstDay, lastDay, zone, wishesUntil, seed },
    open: isOpen(round, now),
    departmentId: String(person.department),
    wishes: await dated(list?.wishes ?? []),
    outcome: told && {
      session:
        told.session && told.startsAt
          ? { id: String(told.session), title: told.title, startsAt: told.startsAt, zone: told.zone }
          : null,
      ...{ rank: told.rank, bookingId: told.booking && String(told.booking), answers: told.answers },
    },
  };
}

async function dated(wishes: WishDocument[]): Promise<OwnRound["wishes"]> {
  const sessions = await Session.find(
    { _id: { $in: wishes.filter(({ kind }) => kind === "session").map(({ of }) => of) }, state: "published" },
    { startsAt: 1 },
  ).lean();
  const at = new Map(sessions.map(({ _id, startsAt }) => [String(_id), startsAt]));
  return wishes.map(({ kind, of, title }) => ({ kind, id: String(of), title, at: at.get(String(of)) ?? null }));
}

const isOpen = ({ state, wishesUntil }: RoundDocument, now: Date): boolean => state === "open" && wishesUntil > now;

/** Rounds a person may rank wishes in now, the soonest deadline first, with how many they ranked: for the home page. */
export async function roundsOpenTo(personId: string, departmentId: string, now: Date) {
  const found = await Round.find({
    state: "open",
    wishesUntil: { $gt: now },
    $or: [{ departments: { $size: 0 } }, { departments: toId(departmentId) }],
  })
    .sort({ wishesUntil: 1 })
    .limit(3)
    .lean();
  if (found.length === 0) return [];
  const lists = await WishList.find(
    { person: toId(personId), round: { $in: found.map(({ _id }) => _id) } },
    { round: 1, wishes: 1 },
  ).lean();
  const ranked = new Map(lists.map(({ round, wishes }) => [String(round), wishes.length]));
  return found.map(({ _id, name, wishesUntil }) => {
    const id = String(_id);
    return { id, name, wishesUntil, ranked: ranked.get(id) ?? 0 };
  });
}
