import type { ClientSession, Types } from "mongoose";
import { Person } from "#models/people/person.document.ts";
import type { LetterFacts } from "#models/record/letter-facts.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { HOLDING_STATES, LIMITS, LIVE_STATES, type BookingState } from "#models/shared/vocabulary.ts";
import type { Alternative } from "./alternatives.ts";
import { overlaps } from "./away.ts";
import { Booking, type BookingDocument } from "./booking.document.ts";

/** What a verb on a session does to one person in it, read off the verb itself (see `rehearse`). */
export interface PersonEffect {
  bookingId: string;
  name: string;
  /** The booking's state before and after. */
  from: BookingState;
  to: BookingState;
  /** A letter is left for them; `byMail` is false where no address is known, and they read it on screen alone. */
  told: boolean;
  byMail: boolean;
  /** What the invitation that comes with it does to their calendar. */
  calendar: "REQUEST" | "CANCEL" | null;
  /** A place is offered to them until then. */
  offeredUntil: Date | null;
  /** A free place goes past them, and why. */
  passedBy: string;
  /** Its time becomes another, and another place of theirs is at that time: its title. */
  clash: string;
  /** Its time becomes another, and then they do not hold these clearances any more that it asks for. */
  missing: string[];
  /** Other dates their letter names. */
  alternatives: Alternative[];
}

/** A page of the people in a session, and how many there are. */
export interface EffectsPage {
  people: PersonEffect[];
  total: number;
}

/** Lists of people in a session go by state, then as they wait. */
const ORDER = { state: 1, "line.priority": -1, "line.number": 1, _id: 1 } as const;

/** The bookings of a page, before anything happens to them; the first page is 1. */
export async function pageOfPeople(
  session: Types.ObjectId,
  page: number,
  tx: ClientSession,
): Promise<{ bookings: BookingDocument[]; total: number }> {
  const live = { session, state: { $in: [...LIVE_STATES] } };
  const total = await Booking.countDocuments(live).session(tx);
  const size = LIMITS.page;
  const bookings = await Booking.find(live, null, { session: tx })
    .sort(ORDER)
    .skip((Math.max(1, page) - 1) * size)
    .limit(size)
    .lean();
  return { bookings, total };
}

/** What has become of these bookings in the caller's transaction, each in turn. */
export async function effectsOn(
  before: readonly BookingDocument[],
  session: { endsAt: Date; clearances: readonly string[] },
  tx: ClientSession,
): Promise<PersonEffect[]> {
  const options = { session: tx };
  const ids = before.map(({ _id }) => _id);
  const holders = before.map(({ person }) => person);
  const people = await Person.find({ _id: { $in: holders } }, { name: 1, email: 1, clearances: 1 }, options).lean();
  const after = await Booking.find({ _id: { $in: ids } }, null, options).lean();
  const letters = await Outbox.find({ about: { $in: ids.map(String) } }, null, options).lean();
  const others = await heldElsewhere(after, tx);
  return before.flatMap((was) => {
    const person = people.find(({ _id }) => _id.equals(was.person));
    const is = after.find(({ _id }) => _id.equals(was._id));
    if (!person || !is) return [];
    const left = letters
      .filter(({ about, version, to }) => about === String(was._id) && version > was.version && to.equals(was.person))
      .map(({ facts }) => facts as unknown as LetterFacts);
    const alive = (LIVE_STATES as readonly string[]).includes(is.state);
    const retimed = alive && is.startsAt.getTime() !== was.startsAt.getTime();
    const clash = retimed && others.find((one) => one.person.equals(was.person) && overlaps(one, spanOf(is)));
    const holds = (asked: string) =>
      person.clearances.some(({ kind, until }) => kind === asked && until >= session.endsAt);
    return {
      ...{ bookingId: String(was._id), name: person.name, from: was.state, to: is.state },
      ...{ told: left.length > 0, byMail: Boolean(person.email) },
      calendar: left.find(({ calendar }) => calendar)?.calendar?.method ?? null,
      offeredUntil: was.state !== "offered" && is.state === "offered" ? is.offer.until : null,
      passedBy: is.skipped.length > was.skipped.length ? is.skipped.at(-1)!.code : "",
      clash: clash ? clash.title : "",
      missing: retimed ? session.clearances.filter((asked) => !holds(asked)) : [],
      alternatives: left.flatMap(({ alternatives }) => alternatives ?? []),
    };
  });
}

const spanOf = ({ awayFrom, awayTo }: Pick<BookingDocument, "awayFrom" | "awayTo">) => ({ from: awayFrom, to: awayTo });

/** Places these people hold in other sessions at about that time. */
async function heldElsewhere(of: readonly BookingDocument[], tx: ClientSession) {
  const first = of[0];
  if (!first) return [];
  const from = Math.min(...of.map(({ awayFrom }) => awayFrom.getTime()));
  const to = Math.max(...of.map(({ awayTo }) => awayTo.getTime()));
  const found = await Booking.find(
    {
      person: { $in: of.map(({ person }) => person) },
      session: { $ne: first.session },
      state: { $in: [...HOLDING_STATES] },
      awayFrom: { $lt: new Date(to), $gt: new Date(from - 3 * 86_400_000) },
    },
    { person: 1, title: 1, awayFrom: 1, awayTo: 1 },
    { session: tx },
  )
    .limit(1_000)
    .lean();
  return found.map(({ person, title, ...span }) => ({ person, title, ...spanOf(span) }));
}
