import { Placement, type PlacementDocument } from "./placement.document.ts";
import { placeIn } from "./placing.ts";
import type { No } from "./judging.ts";
import { readRound, type Reading } from "./reading.ts";
import type { RoundDocument } from "./round.document.ts";
import { settle, type Settled } from "./settle.ts";

/** What a placement is compared by; the rest stays where it is. */
type Row = Pick<
  PlacementDocument,
  "_id" | "person" | "state" | "session" | "title" | "answers" | "change" | "before" | "refused"
>;
type Change = Partial<PlacementDocument>;

/**
 * Fits a preview to what is true now: lets go of places that are gone (a session cancelled or full, a person left, away or
 * busy), fills them from those without one, and leaves everybody else where they are. Each placement says what changed.
 * Can be run again at any time before the others are told. Returns how many placements changed.
 */
export async function repairRound(round: RoundDocument, now: Date): Promise<number> {
  const booked = await Placement.find({ round: round._id, state: { $in: ["booked", "told"] } }, { person: 1 }).lean();
  const open = await Placement.find(
    { round: round._id, state: { $in: ["placed", "unplaced"] } },
    { person: 1, state: 1, session: 1, title: 1, answers: 1, change: 1, before: 1, refused: 1 },
  ).lean<Row[]>();
  const refused = new Map(
    open.map(({ person, refused: no }) => [
      String(person),
      new Map(no.map(({ session, code, facts }): [string, No] => [String(session), { code, facts }])),
    ]),
  );
  const reading = await readRound(round, now, new Set(booked.map(({ person }) => String(person))), refused);
  const wanted = open.flatMap(({ person, session }): [string, string][] =>
    session ? [[String(person), String(session)]] : [],
  );
  const settled = settle(reading.problem, wanted);
  const changes = open.flatMap((row) => {
    const change = changeOf(row, reading, settled);
    return change ? [{ row, change }] : [];
  });
  for (let at = 0; at < changes.length; at += 500)
    await Placement.bulkWrite(
      changes.slice(at, at + 500).map(({ row: { _id, state }, change }) => ({
        updateOne: { filter: { _id, state }, update: { $set: change } },
      })),
    );
  return changes.length;
}

function changeOf(row: Row, reading: Reading, { seating, dropped }: Settled): Change | null {
  const id = String(row.person);
  const lost = dropped.get(id);
  const before = row.before.session === null && row.session ? { session: row.session, title: row.title } : row.before;
  if (!reading.problem.people.has(id)) {
    if (row.state === "unplaced") return null;
    const nothing = { session: null, title: "", startsAt: null, zone: "", rank: null, answers: [] };
    return { ...nothing, state: "unplaced", change: "person-left", before };
  }
  const place = placeIn(reading, seating, id);
  if (String(place.session) === String(row.session)) {
    // Reasons are told as they are now: what was full may have become a matter of the cap.
    return row.session === null && JSON.stringify(place.answers) !== JSON.stringify(row.answers)
      ? { answers: place.answers }
      : null;
  }
  if (lost) return { ...place, change: lost.code, before };
  return { ...place, change: row.before.session ? row.change : "added" };
}
