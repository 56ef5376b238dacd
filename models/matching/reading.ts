import type { Types } from "mongoose";
import { ruleFacts } from "#models/booking/gather.ts";
import { opened } from "#models/booking/limits.ts";
import { refusal } from "#models/booking/rules/index.ts";
import { Organisation } from "#models/people/organisation.document.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import { HOLDING_STATES, type WishReason } from "#models/shared/vocabulary.ts";
import { readPast, type Past } from "./past.ts";
import type { Problem, ProblemPerson, ProblemWish } from "./problem.ts";
import { readSessions, type Programme, type RoundSession } from "./programme.ts";
import type { RoundDocument } from "./round.document.ts";
import { readTeams } from "./teams.ts";
import { wishersOf, type Wisher } from "./wishers.ts";

/** A problem, and what a list of its people shows. */
export interface Reading {
  problem: Problem;
  people: Map<string, Pick<PersonDocument, "_id" | "name" | "sortName" | "department">>;
  programme: Programme;
}

/**
 * Reads a round out of its documents as they are at `now`: sessions with the places nobody holds, teams with who is away
 * already, people with what the booking rules allow them. `settled` are people whose turn is over: they are left out.
 * What was `refused` already is not tried again.
 */
export async function readRound(
  round: RoundDocument,
  now: Date,
  settled: ReadonlySet<string> = new Set(),
  refused: Refused = new Map(),
): Promise<Reading> {
  const [programme, teams, organisation] = await Promise.all([
    readSessions(round),
    readTeams(round),
    Organisation.findById("organisation").lean(),
  ]);
  const people: Reading["people"] = new Map();
  const problem: Problem = {
    seed: round.seed,
    sessions: programme.open,
    teams,
    people: new Map(),
    travel: (organisation?.travelMinutes ?? 60) * 60_000,
  };
  for await (const wishers of wishersOf(round, settled)) {
    const past = await readPast(round, wishers, now);
    for (const wisher of wishers) {
      const { _id, name, sortName, department } = wisher.person;
      people.set(String(_id), { _id, name, sortName, department });
      const had = past.get(String(_id))!;
      const no = refused.get(String(_id)) ?? new Map<string, No>();
      problem.people.set(String(_id), personOf(wisher, had, no, { programme, organisation, now }));
    }
  }
  return { problem, people, programme };
}

interface Judging {
  programme: Programme;
  organisation: Parameters<typeof ruleFacts>[0]["organisation"];
  now: Date;
}

function personOf(
  { list, person }: Wisher,
  past: Past,
  refused: ReadonlyMap<string, No>,
  { programme, organisation, now }: Judging,
): ProblemPerson {
  const verdict = verdictFor(person, past, { programme, organisation, now });
  const wishes = list.wishes.map(({ kind, of, title }): ProblemWish => {
    const wish: ProblemWish = { kind, of: String(of), title, options: [], blocked: [], reasons: new Map() };
    for (const session of programme.named(kind, String(of))) {
      const id = String(session._id);
      const no = refused.get(id) ?? verdict(session);
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
  };
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
    const host = programme.hosts.get(String(session.department)) ?? { noticeHours: 0 };
    const refused = refusal(opened(ruleFacts({ session, person, host, own, visits, organisation, now })));
    if (refused) return { code: reasonFor(refused.code), facts: { ...refused.facts } };
    if (session.askHost) return { code: "host-decides", facts: {} };
    if (session.waiting > 0) return { code: "others-wait", facts: {} };
    return session.taken >= session.places ? { code: "taken-before", facts: {} } : null;
  }
}

/** Sessions a booking was refused for already, by person and session. */
export type Refused = ReadonlyMap<string, ReadonlyMap<string, No>>;

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
