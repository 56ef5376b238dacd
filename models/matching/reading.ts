import { toId } from "#models/database/id.ts";
import { Organisation } from "#models/people/organisation.document.ts";
import { Person, type PersonDocument } from "#models/people/person.document.ts";
import { personOf, type No } from "./judging.ts";
import { readPast } from "./past.ts";
import type { Problem } from "./problem.ts";
import { pinsOf, type PinOf } from "./pins.ts";
import { readSessions, type Programme } from "./programme.ts";
import type { RoundDocument } from "./round.document.ts";
import { readTeams } from "./teams.ts";
import { WishList } from "./wish-list.document.ts";
import { wishersOf } from "./wishers.ts";

/** A problem, and what a list of its people shows. */
export interface Reading {
  problem: Problem;
  people: Map<string, Pick<PersonDocument, "_id" | "name" | "sortName" | "department">>;
  programme: Programme;
  pins: Map<string, PinOf>;
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
  const [programme, teams, organisation, pins] = await Promise.all([
    readSessions(round),
    readTeams(round),
    Organisation.findById("organisation").lean(),
    pinsOf(round),
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
      const ruled = { no: refused.get(String(_id)), pin: pins.get(String(_id)) };
      problem.people.set(String(_id), personOf(wisher, had, ruled, { programme, organisation, now }));
    }
  }
  return { problem, people, programme, pins };
}

/** Some people of a round, as the rules see them and without what coordinators decided; who has no wishes in it is left
 *  out. In the order of their names. */
export async function readWishers(round: RoundDocument, personIds: readonly string[], now: Date) {
  const ids = personIds.map(toId);
  const [programme, organisation, lists, people] = await Promise.all([
    readSessions(round),
    Organisation.findById("organisation").lean(),
    WishList.find({ round: round._id, person: { $in: ids } }).lean(),
    Person.find({ _id: { $in: ids }, leftAt: null })
      .sort({ sortName: 1, _id: 1 })
      .lean(),
  ]);
  const wishers = people.flatMap((person) => {
    const list = lists.find((one) => one.person.equals(person._id));
    return list ? [{ list, person }] : [];
  });
  const past = await readPast(round, wishers, now);
  return wishers.map((wisher) => {
    const id = String(wisher.person._id);
    const { options } = personOf(wisher, past.get(id)!, {}, { programme, organisation, now });
    return { id, name: wisher.person.name, options, sessions: programme.open };
  });
}

/** Sessions a booking was refused for already, by person and session. */
export type Refused = ReadonlyMap<string, ReadonlyMap<string, No>>;
