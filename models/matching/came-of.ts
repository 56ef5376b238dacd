import { Session } from "#models/programme/session.document.ts";
import { groupOf, sizeOf } from "./figures.ts";
import { Placement } from "./placement.document.ts";
import type { RoundDocument, RoundFigures } from "./round.document.ts";

type CameOf = Pick<
  RoundFigures,
  "placed" | "first" | "secondOrThird" | "other" | "waitedPlaced" | "calledOff" | "departments"
>;

/** What came of an announced round: who got what in the end, in all and by home department, and the sessions that stay
 *  below their least number. Its value and its bound stay those of the preview, whose plan they are of. */
export async function cameOf({ _id, from, until }: Pick<RoundDocument, "_id" | "from" | "until">): Promise<CameOf> {
  const all = { first: 0, secondOrThird: 0, other: 0, none: 0 };
  let waitedPlaced = 0;
  const departments = new Map<string, RoundFigures["departments"][number]>();
  const placements = Placement.find({ round: _id }, { department: 1, state: 1, rank: 1, waited: 1 }).lean().cursor();
  for await (const { department, state, rank, waited } of placements) {
    const group = groupOf(state === "booked" ? rank : null);
    const line = departments.get(String(department)) ?? { department, first: 0, secondOrThird: 0, other: 0, none: 0 };
    departments.set(String(department), line);
    line[group]++;
    all[group]++;
    if (group !== "none" && waited > 0) waitedPlaced++;
  }
  const { none: _none, ...got } = all;
  return {
    ...{ ...got, waitedPlaced, placed: got.first + got.secondOrThird + got.other },
    calledOff: await Session.countDocuments({
      ...{ state: "published", askHost: { $ne: true }, waiting: 0, startsAt: { $gte: from, $lt: until } },
      ...{ minimum: { $gt: 1 }, $expr: { $lt: ["$taken", "$minimum"] } },
    }),
    departments: [...departments.values()].sort((one, other) => sizeOf(other) - sizeOf(one)),
  };
}
