import { Types } from "mongoose";
import { answersFor } from "./answers.ts";
import type { PlacementDocument } from "./placement.document.ts";
import type { Reading } from "./reading.ts";
import type { RoundDocument } from "./round.document.ts";
import type { Seating } from "./seating.ts";

type Place = Pick<PlacementDocument, "state" | "session" | "title" | "startsAt" | "zone" | "rank" | "answers">;

/** Where the plan puts one person, as a placement says it. */
export function placeIn({ problem }: Reading, plan: Seating, personId: string): Place {
  const person = problem.people.get(personId)!;
  const answers = answersFor(problem, plan, person);
  const at = plan.at.get(personId);
  if (at === undefined)
    return { state: "unplaced", session: null, title: "", startsAt: null, zone: "", rank: null, answers };
  const { title, startsAt, zone } = problem.sessions.get(at)!;
  return {
    ...{ state: "placed", session: new Types.ObjectId(at), title, startsAt: new Date(startsAt), zone },
    ...{ rank: person.options.get(at)!, answers },
  };
}

/** Every placement of a plan, one a person, as they are first written. */
export function placementsOf(
  round: Pick<RoundDocument, "_id">,
  reading: Reading,
  plan: Seating,
): Omit<PlacementDocument, "_id">[] {
  return [...reading.people].map(([id, { _id, name, sortName, department }]) => {
    const { waited, wishes } = reading.problem.people.get(id)!;
    return {
      ...{ round: round._id, person: _id, name, sortName, department, waited, wishes: wishes.length },
      ...placeIn(reading, plan, id),
      ...{
        change: "",
        before: { session: null, title: "" },
        refused: [],
        decided: decidedFor(reading, id),
        booking: null,
        settledAt: null,
      },
    };
  });
}

const decidedFor = ({ pins }: Reading, person: string): "" | "fixed" | "barred" => {
  const pin = pins.get(person);
  return pin === undefined ? "" : pin.fixed ? "fixed" : "barred";
};
