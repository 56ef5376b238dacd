import type { Types } from "mongoose";
import type { DepartmentDocument } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { overlaps, type Span } from "./away.ts";
import { Booking, type BookingDocument } from "./booking.document.ts";
import { coverOf, type Cover } from "./cover.ts";

type Request = Pick<BookingDocument, "_id" | "department" | "awayFrom" | "awayTo">;

/**
 * What releasing each of these requests does to its team, by the booking's id; requests of one team count in their
 * order. However many they are, it asks once who is away in their times, and once how many people the teams have.
 */
export async function coversFor(
  requests: readonly Request[],
  homes: readonly DepartmentDocument[],
): Promise<Map<string, Cover>> {
  if (requests.length === 0) return new Map();
  const [away, people] = await Promise.all([awayIn(requests), peopleOf(homes)]);
  const teams = homes.map((home) => {
    const { atOnce, staffing } = home.release;
    const asked = requests.filter((one) => one.department.equals(home._id));
    return coverOf(
      { atOnce, staffing, people: people.get(String(home._id)) ?? 0, protectedDays: home.protectedDays },
      away.get(String(home._id)) ?? [],
      asked.map((one) => ({ id: String(one._id), away: spanOf(one) })),
    );
  });
  return new Map(teams.flatMap((team) => [...team]));
}

const spanOf = ({ awayFrom, awayTo }: Pick<Request, "awayFrom" | "awayTo">): Span => ({ from: awayFrom, to: awayTo });

/** Who is away with a release while any of the requests runs, by team. */
async function awayIn(requests: readonly Request[]): Promise<Map<string, Span[]>> {
  const found = await Booking.find(
    {
      $or: windows(requests).map(({ department, from, to }) => ({
        department,
        state: "booked",
        awayFrom: { $lt: to, $gt: new Date(from.getTime() - 3 * 86_400_000) },
        awayTo: { $gt: from },
      })),
    },
    { department: 1, awayFrom: 1, awayTo: 1 },
  ).lean();
  return Map.groupBy(
    found.map((one) => ({ team: String(one.department), ...spanOf(one) })),
    ({ team }) => team,
  );
}

/** The times of the requests, a team's that overlap taken together. */
function windows(requests: readonly Request[]): (Span & { department: Types.ObjectId })[] {
  const sorted = requests.toSorted((one, other) => one.awayFrom.getTime() - other.awayFrom.getTime());
  const joined: (Span & { department: Types.ObjectId })[] = [];
  for (const one of sorted) {
    const last = joined.findLast(({ department }) => department.equals(one.department));
    if (!last || !overlaps(last, spanOf(one))) joined.push({ department: one.department, ...spanOf(one) });
    else if (one.awayTo > last.to) last.to = one.awayTo;
  }
  return joined;
}

/** How many people each of the teams has. */
async function peopleOf(homes: readonly DepartmentDocument[]): Promise<Map<string, number>> {
  const counted = await Person.aggregate<{ _id: Types.ObjectId; people: number }>([
    { $match: { department: { $in: homes.map(({ _id }) => _id) }, leftAt: null } },
    { $group: { _id: "$department", people: { $sum: 1 } } },
  ]);
  return new Map(counted.map(({ _id, people }) => [String(_id), people]));
}
