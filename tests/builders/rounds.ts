import { announceDueRounds, announceRound } from "#models/matching/announce.ts";
import { matchDueRounds, startMatching } from "#models/matching/matching.ts";
import { Placement, type PlacementDocument } from "#models/matching/placement.document.ts";
import { openRound } from "#models/matching/round.ts";
import { Round, type RoundDocument } from "#models/matching/round.document.ts";
import type { RoundFacts } from "#models/matching/round-facts.ts";
import { rankWishes } from "#models/matching/wish-list.ts";
import type { DepartmentDocument } from "#models/people/department.document.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import type { SessionDocument } from "#models/programme/session.document.ts";
import { hours, key, noon } from "./moments.ts";
import { actor } from "./people.ts";

/** Of a round whose sessions begin from 1 to 20 December; wishes are taken until 30 November, 18:00. */
export const roundFacts = (more: Partial<RoundFacts> = {}): RoundFacts => ({
  ...{ name: "Winter round", firstDay: "2026-12-01", lastDay: "2026-12-20" },
  ...{ deadlineDay: "2026-11-30", deadlineClock: "18:00", departmentIds: [], seed: "seed", zone: "Atlantic/Canary" },
  ...more,
});
/** Hours from noon to a day of December, 10:00 in Puerto Ámbar. */
export const december = (day: number, clock = 10): number => (6 + day - 1) * 24 + clock - 12;

export async function round(by: PersonDocument, more: Partial<RoundFacts> = {}): Promise<RoundDocument> {
  const id = await openRound(await actor(by), { ...roundFacts(more), key: key(), tell: false }, noon);
  return (await Round.findById(id).lean())!;
}

/** What can be wished for: a session, a department. */
export type Wished = SessionDocument | DepartmentDocument;

export async function wishes(
  of: PersonDocument,
  on: RoundDocument,
  wished: readonly Wished[],
  now: Date = noon,
): Promise<void> {
  const list = wished.map((one) => ({
    kind: "startsAt" in one ? ("session" as const) : ("department" as const),
    id: String(one._id),
  }));
  await rankWishes(await actor(of, now), { roundId: String(on._id), personId: String(of._id) }, list, now);
}

export const roundNow = async ({ _id }: Pick<RoundDocument, "_id">): Promise<RoundDocument> =>
  (await Round.findById(_id).lean())!;
export const placementOf = async (
  { _id }: Pick<RoundDocument, "_id">,
  person: PersonDocument,
): Promise<PlacementDocument> => (await Placement.findOne({ round: _id, person: person._id }).lean())!;

/** Matches by the verb and the job, as `by`. */
export async function matched(on: RoundDocument, by: PersonDocument, now: Date = hours(1)): Promise<RoundDocument> {
  await startMatching(await actor(by, now), String(on._id), now);
  await matchDueRounds(() => now);
  return roundNow(on);
}

/** Announces a matched round by the verb and the job. */
export async function announced(on: RoundDocument, by: PersonDocument, now: Date = hours(2)): Promise<RoundDocument> {
  const { run, figures } = await roundNow(on);
  await announceRound(await actor(by, now), String(on._id), { run, placed: figures!.placed }, now);
  await announceDueRounds(() => now);
  return roundNow(on);
}
/** The only one. */
export const theRound = async (): Promise<RoundDocument> => (await Round.findOne().lean())!;
