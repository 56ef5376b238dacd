import type { Types } from "mongoose";
import { ruleFacts } from "#models/booking/gather.ts";
import { opened } from "#models/booking/limits.ts";
import { refusal } from "#models/booking/rules/index.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import { HOLDING_STATES, type WishReason } from "#models/shared/vocabulary.ts";
import type { Past } from "./past.ts";
import { decidedOtherwise, type PinOf } from "./pins.ts";
import type { ProblemPerson, ProblemWish } from "./problem.ts";
import type { Programme, RoundSession } from "./programme.ts";
import type { Wisher } from "./wishers.ts";

interface Judging {
  programme: Programme;
  organisation: Parameters<typeof ruleFacts>[0]["organisation"];
  now: Date;
}

/** A person of a round with what their wishes stand for, and what the rules and coordinators say of each. */
export function personOf(
  { list, person }: Wisher,
  past: Past,
  { no: refused, pin }: Ruled,
  { programme, organisation, now }: Judging,
): ProblemPerson {
  const verdict = verdictFor(person, past, { programme, organisation, now });
  const wishes = list.wishes.map(({ kind, of, title }): ProblemWish => {
    const wish: ProblemWish = { kind, of: String(of), title, options: [], blocked: [], reasons: new Map() };
    for (const session of programme.named(kind, String(of))) {
      const id = String(session._id);
      const no = refused?.get(id) ?? verdict(session) ?? decidedOtherwise(pin, id);
      if (no === null) wish.options.push(id);
      else {
        wish.reasons.set(id, no);
        if (!wish.blocked.some(({ code }) => code === no.code)) wish.blocked.push(no);
      }
    }
    return wish;
  });
  const options = new Map<string, number>();
  wishes.forEach(({ options: some }, at) => {
    for (const session of some) if (!options.has(session)) options.set(session, at + 1);
  });
  return {
    id: String(person._id),
    team: String(person.department),
    site: String(person.site),
    waited: past.waited,
    turnedDown: past.turnedDown,
    shadowed: past.shadowed,
    busy: past.own
      .filter(({ state }) => (HOLDING_STATES as readonly string[]).includes(state))
      .map(({ awayFrom, awayTo }) => ({ from: awayFrom.getTime(), to: awayTo.getTime() })),
    clearances: new Map(person.clearances.map(({ kind, until }) => [kind, until.getTime()])),
    askedAt: list.changedAt.getTime(),
    wishes,
    options,
    ...(pin?.fixed && options.has(pin.fixed) && { pinned: pin.fixed }),
  };
}

/** Beside the rules: what booking refused already, and what a coordinator decided. */
interface Ruled {
  no?: ReadonlyMap<string, No> | undefined;
  pin?: PinOf | undefined;
}

export type No = { code: WishReason; facts: Record<string, unknown> };

/** The booking rules' own verdict for one person, asked once a session. */
function verdictFor(
  person: PersonDocument,
  { own, visits }: Past,
  { programme, organisation, now }: Judging,
): (session: RoundSession) => No | null {
  const known = new Map<Types.ObjectId, No | null>();
  return (session) => {
    let verdict = known.get(session._id);
    if (verdict === undefined) known.set(session._id, (verdict = judge(session)));
    return verdict;
  };
  function judge(session: RoundSession): No | null {
    const live = own.find((booking) => booking.session.equals(session._id));
    if (live) return { code: "already-booked", facts: { title: session.title } };
    const host = programme.departments.get(String(session.department)) ?? { noticeHours: 0 };
    const home = programme.departments.get(String(person.department)) ?? {};
    const refused = refusal(opened(ruleFacts({ session, person, home, host, own, visits, organisation, now })));
    if (refused) return { code: reasonFor(refused.code), facts: { ...refused.facts } };
    if (session.askHost) return { code: "host-decides", facts: {} };
    if (session.waiting > 0) return { code: "others-wait", facts: {} };
    return session.taken >= session.places ? { code: "taken-before", facts: {} } : null;
  }
}

/** What the booking verbs refuse, in the words of a round. */
const WORDS: Record<string, WishReason> = {
  "session-begun": "booking-closed",
  "not-allowed": "person-left",
  "not-found": "nothing-there",
  "places-gone": "taken-before",
  "cap-reached": "team-moment",
  "staffing-reached": "team-staffing",
};
export const reasonFor = (code: string): WishReason => WORDS[code] ?? (code as WishReason);
