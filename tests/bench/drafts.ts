import { Types } from "mongoose";
import type { BookingDocument } from "#models/booking/booking.document.ts";
import { QUIET_DAY } from "#models/booking/day.document.ts";
import type { DepartmentDocument } from "#models/people/department.document.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import { fold, searchedBy, wordsOf } from "#models/people/words.ts";
import type { SessionDocument } from "#models/programme/session.document.ts";
import { addMinutes, localDate } from "#models/shared/time.ts";
import { KINDS } from "#models/shared/vocabulary.ts";

/** A number from 0 up to the sides. */
export type Dice = (sides: number) => number;
type Id = Types.ObjectId;

const FIRST = "Aina Bao Chidi Dafne Emre Fátima Goran Hana Iñaki Jun Kofi Lucía Mateo Noor Olena Pilar Quim Rosa".split(" "); // prettier-ignore
const LAST = "Abad Baptista Costa Dimitrov Eriksson Ferrer Gómez Haddad Ito Jansen Kovač Lindqvist Mendes Ndiaye".split(" "); // prettier-ignore
/** Half of the staff has one of two titles, as on real lists. */
const JOBS = "Ramp agent,Ramp agent,Passenger service agent,Loader,Security officer,Cabin crew,Technician,Dispatcher".split(","); // prettier-ignore
const TITLES = ["The path of a bag", "One passenger, kerb to seat", "A night on the apron", "What the desk hears"];

export const draftDepartment = (at: number, _id: Id, site: Id, lead: Id, now: Date): DepartmentDocument => ({
  ...{ _id, name: `Department ${at + 1}`, key: `DEPARTMENT ${at + 1}`, code: `D${at}`, site, parent: null, about: "" },
  ...{ leads: [lead], hosts: [lead], deputies: [], dependsOn: [], promiseHours: 4, noticeHours: 4, createdAt: now },
  release: { mode: at % 3 === 0 ? "decided" : "automatic", atOnce: at % 2 === 0 ? 4 : null, staffing: 0 },
});

export function draftPerson(at: number, _id: Id, department: Id, site: Id, dice: Dice, now: Date): PersonDocument {
  const [first, last] = [FIRST[dice(FIRST.length)]!, `${LAST[dice(LAST.length)]!}${at % 97 === 0 ? "-Rarely" : ""}`];
  const staffNumber = String(100_000 + at);
  const [name, jobTitle] = [`${first} ${last}`, JOBS[dice(JOBS.length)]!];
  return {
    ...{ _id, name, sortName: fold(`${last} ${first}`), key: `${last.toUpperCase()}, ${first}` },
    ...{ ...searchedBy(name, jobTitle, staffNumber), jobTitle, fullTime: true, department, site },
    ...{ supervisor: null, email: `p${at}@halcon.example`, staffNumber, roles: [], language: "en" },
    ...{ clearances: [], accessNeeds: "", sharesNeeds: false, createdAt: now, leftAt: null },
  };
}

/** One of the sessions, spread over the days behind and ahead. */
export function draftSession(
  at: number,
  _id: Id,
  { sessions, days }: { sessions: number; days: number },
  department: Id,
  host: Id,
  site: { _id: Id; name: string; zone: string },
  dice: Dice,
  now: Date,
): SessionDocument {
  const startsAt = addMinutes(now, Math.round((at / sessions - 0.5) * days * 24 * 60) + 30);
  const title = TITLES[dice(TITLES.length)]!;
  const minutes = 60 + 30 * dice(4);
  return {
    ...{ _id, title, kind: KINDS[dice(KINDS.length)]!, aims: "See it done.", agenda: [], bring: "", wear: "" },
    ...{ goodToKnow: "", meetingPoint: "Staff desk", minutes, places: 8, minimum: 1, clearances: [] },
    ...{ department, plan: department, planVersion: 1, host, hostName: "Host", site: site._id, siteName: site.name },
    ...{ zone: site.zone, startsAt, endsAt: addMinutes(startsAt, minutes), day: localDate(startsAt, site.zone) },
    ...{ askHost: false, taken: 0, waiting: 0, lastNumber: 0, state: "published", cancelReason: "", version: 0 },
    ...{ closedAt: null, closedBy: null },
    ...{ key: `bench-${at}`, publishedBy: host, createdAt: now, words: wordsOf(title) },
  };
}

/** A booking, counted on its session: what is over was booked, a few of those ahead are asked for or wait. */
export function draftBooking(
  at: number,
  session: SessionDocument,
  person: Id,
  department: Id,
  supervisor: Id,
  dice: Dice,
  now: Date,
): BookingDocument {
  const { startsAt, endsAt, title } = session;
  const over = startsAt <= now;
  const luck = over ? 99 : dice(100);
  const state = luck < 4 ? "requested" : luck < 15 ? "waiting" : "booked";
  if (state === "waiting") session.lastNumber = ++session.waiting;
  else session.taken++;
  const asked = state === "requested";
  return {
    ...{ _id: new Types.ObjectId(), session: session._id, plan: session.plan, person, host: session.department },
    ...{ department, supervisor, state, aim: "", title, startsAt, endsAt },
    ...{
      awayFrom: startsAt,
      awayTo: endsAt,
      line: { priority: 0, number: session.lastNumber },
      offer: { until: null },
    },
    release: {
      ...{ how: asked ? "none" : "automatic", by: null, at: asked ? null : now, answerBy: asked ? startsAt : null },
      ...{ needs: asked ? ["home"] : [], atOnce: null, reminded: 0 },
    },
    ...{ rules: [], uid: `bench-${at}`, sequence: 0, stamp: now, ...QUIET_DAY, version: 1, leaveClashing: false },
    ...{ freeToLeave: false, skipped: [], endedHow: "", endedBy: null, endedReason: "", endedAt: null },
    ...{ key: `bench-${at}`, createdAt: now },
  };
}
