import mongoose, { Types } from "mongoose";
import { emptyDatabase } from "#models/database/empty.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { Department } from "#models/people/department.document.ts";
import { Organisation } from "#models/people/organisation.document.ts";
import { Person } from "#models/people/person.document.ts";
import { Site } from "#models/people/site.document.ts";
import { Session } from "#models/programme/session.document.ts";
import { draftBooking, draftDepartment, draftPerson, draftSession, type Dice } from "./drafts.ts";

/** How large an organisation is. */
export interface Size {
  name: string;
  departments: number;
  people: number;
  sessions: number;
  bookings: number;
  /** The sessions are spread over so many days, half behind and half ahead. */
  days: number;
}

/** The small one's sessions lie as close together as the large one's, on so many days that of each kind, too, as many are
 *  ahead as a page of Find looks at: what is compared is how long it takes to find a page, not how much stands on it. */
export const SMALL: Size = { name: "small", departments: 10, people: 100, sessions: 3_000, bookings: 1_000, days: 55 };
export const LARGE: Size = {
  name: "large",
  departments: 300,
  people: 76_000,
  sessions: 20_000,
  bookings: 100_000,
  days: 365,
};

const BATCH = 1_000;
/** Bookings one after the other are of sessions that lie so far apart: few bookings, too, are of sessions all over. */
const APART = 7_919;

/** Numbers that look thrown and are the same each time. */
export function diceFrom(seed: number): Dice {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) | 0;
    return ((state >>> 8) ^ (state >>> 20)) % sides;
  };
}

async function insert(
  model: { collection: { name: string } },
  count: number,
  draft: (at: number) => object,
): Promise<void> {
  for (let from = 0; from < count; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - from) }, (_, at) => draft(from + at));
    await mongoose.connection.collection(model.collection.name).insertMany(batch);
  }
}

/** Fills an empty database with an organisation of a size: documents, not verbs, since it is for measuring alone. Half of
 *  the sessions lie behind, half ahead; counters say what the bookings say. */
export async function fill(size: Size, now: Date): Promise<void> {
  await emptyDatabase();
  const dice = diceFrom(size.people);
  await Organisation.create({ _id: "organisation", name: `Halcón, ${size.name}`, createdAt: now });
  const [ambar, valdemora] = await Site.create([
    { name: "Puerto Ámbar", key: "puerto ámbar", zone: "Atlantic/Canary" },
    { name: "Valdemora", key: "valdemora", zone: "Europe/Madrid" },
  ]);
  const sites = [ambar!, valdemora!];
  const ids = (count: number): Types.ObjectId[] => Array.from({ length: count }, () => new Types.ObjectId());
  const [departments, people, sessions] = [ids(size.departments), ids(size.people), ids(size.sessions)];
  const departmentOf = (person: number): number => person % size.departments;

  await insert(Department, size.departments, (at) =>
    draftDepartment(at, departments[at]!, sites[at % 2]!._id, people[at]!, now),
  );
  await insert(Person, size.people, (at) =>
    draftPerson(at, people[at]!, departments[departmentOf(at)]!, sites[departmentOf(at) % 2]!._id, dice, now),
  );
  const drafts = sessions.map((id, at) => {
    const host = dice(size.departments);
    return draftSession(at, id, size, departments[host]!, people[host]!, sites[host % 2]!, dice, now);
  });
  const first = drafts.map(() => dice(size.people));
  await insert(Booking, size.bookings, (at) => {
    const session = (at * APART) % size.sessions;
    const person = (first[session]! + 31 * Math.floor(at / size.sessions)) % size.people;
    const home = departmentOf(person);
    return draftBooking(at, drafts[session]!, people[person]!, departments[home]!, people[home]!, dice, now);
  });
  await insert(Session, size.sessions, (at) => drafts[at]!);
}
