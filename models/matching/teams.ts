import { Booking } from "#models/booking/booking.document.ts";
import { countPeople } from "#models/people/department-list.ts";
import { Department } from "#models/people/department.document.ts";
import type { Team } from "./problem.ts";
import type { RoundDocument } from "./round.document.ts";

/** A session is at most a day long, with travel at most three: what began earlier is over. */
const LONGEST = 3 * 86_400_000;

/** Home teams with their release caps, and when some of them are away already on the round's days. */
export async function readTeams(round: Pick<RoundDocument, "from" | "until">): Promise<Map<string, Team>> {
  const departments = await Department.find({}, { release: 1 }).lean();
  const teams = new Map<string, Team>();
  for (const { _id, release } of departments) {
    const { atOnce, staffing } = release;
    const people = staffing > 0 ? await countPeople(String(_id)) : 0;
    teams.set(String(_id), { id: String(_id), atOnce, staffing, people, away: [] });
  }
  const limited = departments.filter(({ release }) => release.atOnce !== null || release.staffing > 0);
  const away = Booking.find(
    {
      department: { $in: limited.map(({ _id }) => _id) },
      state: "booked",
      awayFrom: {
        $gt: new Date(round.from.getTime() - 2 * LONGEST),
        $lt: new Date(round.until.getTime() + LONGEST),
      },
    },
    { department: 1, awayFrom: 1, awayTo: 1 },
  )
    .lean()
    .cursor({ batchSize: 1_000 });
  for await (const { department, awayFrom, awayTo } of away)
    teams.get(String(department))!.away.push({ from: awayFrom.getTime(), to: awayTo.getTime() });
  return teams;
}
