import type { ClientSession, Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import { notFound, type Facts, type RefusalCode } from "#models/errors.ts";
import { Department, type DepartmentDocument } from "#models/people/department.document.ts";
import { Organisation } from "#models/people/organisation.document.ts";
import { Person, type PersonDocument } from "#models/people/person.document.ts";
import type { SessionLine } from "#models/programme/listing.ts";
import { mostAtOnce, type Span } from "./away.ts";
import { awayThen } from "./cap.ts";
import { decidersOf } from "./deciders.ts";
import { ruleFacts } from "./gather.ts";
import { opened } from "./limits.ts";
import { ownAhead } from "./own-ahead.ts";
import { ownVisits } from "./own-visits.ts";
import { noRoom, prospectOf, type Prospect, type ProspectFacts } from "./prospect.ts";

/** A host department, as lists name it. */
export interface HostDepartment {
  id: string;
  name: string;
  code: string;
  noticeHours: number;
  promiseHours: number;
}

/** Somebody looking at sessions: what each of them may be for this person, and whose they are. */
export interface Onlooker {
  person: PersonDocument;
  home: Pick<DepartmentDocument, "_id" | "name" | "release" | "promiseHours">;
  prospect: (session: SessionLine) => Prospect;
  /** What the home team's cap or staffing says to one more away then, also where somebody decides; known where `team`
   *  was asked for. */
  noRoom: (session: SessionLine) => { code: RefusalCode; facts: Facts } | null;
  host: (session: SessionLine) => HostDepartment;
  /** The session with travel from the person's own site. */
  away: (session: SessionLine) => Span;
}

interface As {
  /** Their booking on this session counts as lost already. */
  without?: Types.ObjectId;
  /** The home team's cap is asked for even where somebody decides, who may yet make room. */
  team?: boolean;
  /** What a round may give out that is matched then, in place of what can be booked now. */
  round?: Date;
  tx?: ClientSession;
}

/** Reads once what the rules need for many sessions of one person: the own bookings, the host departments, and where the
 *  team is away then. No query a session. */
export async function lookAs(
  personId: string,
  sessions: readonly SessionLine[],
  now: Date,
  { without, team: always = false, round, tx }: As = {},
): Promise<Onlooker> {
  const options = tx ? { session: tx } : {};
  const kept = <T extends { session: Types.ObjectId }>(all: T[]) =>
    without ? all.filter(({ session }) => !session.equals(without)) : all;
  const person = await Person.findById(toId(personId), null, options).lean();
  if (!person) throw notFound();
  const departments = [...new Set([person.department, ...sessions.map((session) => session.department)].map(String))];
  const [live, organisation, found] = await Promise.all([
    ownAhead(person._id, now, tx),
    Organisation.findById("organisation", null, options).lean(),
    Department.find(
      { _id: { $in: departments.map(toId) } },
      { name: 1, code: 1, noticeHours: 1, opensDays: 1, promiseHours: 1, release: 1, protectedDays: 1 },
      options,
    ).lean(),
  ]);
  const visits = organisation?.visitsMost == null ? [] : kept(await ownVisits(person._id, now, tx));
  const own = kept(live);
  const byId = new Map(found.map((department) => [String(department._id), department]));
  const departmentOf = (id: unknown) => {
    const department = byId.get(String(id));
    if (!department) throw notFound();
    return department;
  };
  const home = departmentOf(person.department);
  const rulesOf = (session: SessionLine) => {
    const host = departmentOf(session.department);
    const rules = ruleFacts({ session, person, home, host, own, visits, organisation, now: round ?? now });
    return round ? opened(rules) : rules;
  };
  const team = await teamOf(home, sessions.map(rulesOf), always, tx);
  return {
    person,
    home,
    away: (session) => rulesOf(session).away,
    prospect(session) {
      const mine = own.find((booking) => booking.session.equals(session._id));
      return prospectOf({
        ...team,
        rules: rulesOf(session),
        session,
        mine: mine ? { state: mine.state, bookingId: String(mine._id) } : null,
      });
    },
    noRoom: (session) => noRoom(team.home, mostAtOnce(team.teamAway, rulesOf(session).away) + 1),
    host(session) {
      const { _id, name, code, noticeHours, promiseHours } = departmentOf(session.department);
      return { id: String(_id), name, code, noticeHours, promiseHours };
    },
  };
}

/** Where the team is away during any of the sessions; asked for only where a cap or minimum staffing is set. */
async function teamOf(
  { _id, release }: Onlooker["home"],
  rules: { away: Span }[],
  always: boolean,
  tx?: ClientSession,
): Promise<Pick<ProspectFacts, "home" | "teamAway">> {
  const limited = (always || release.mode === "automatic") && (release.atOnce !== null || release.staffing > 0);
  if (!limited || rules.length === 0) return { home: { release, people: 0 }, teamAway: [] };
  const from = new Date(Math.min(...rules.map(({ away }) => away.from.getTime())));
  const to = new Date(Math.max(...rules.map(({ away }) => away.to.getTime())));
  const [teamAway, people] = await Promise.all([
    awayThen(_id, { from, to }, null, tx),
    release.staffing > 0 ? Person.countDocuments({ department: _id, leftAt: null }, tx ? { session: tx } : {}) : 0,
  ]);
  return { home: { release, people }, teamAway };
}

/** The names of those who decide on a person's release, in no order. */
export async function deciderNames(
  person: Pick<PersonDocument, "_id" | "supervisor" | "department">,
  now: Date,
): Promise<string[]> {
  const home = await Department.findById(person.department).lean();
  const ids = home ? await decidersOf(person, home, now) : [];
  const found = await Person.find({ _id: { $in: ids.map(toId) } }, { name: 1 }).lean();
  return found.map(({ name }) => name);
}

/** The same for somebody whose home team decides; nobody where release is automatic. */
export async function ownDeciders(personId: string, now: Date): Promise<string[]> {
  const person = await Person.findById(toId(personId), { department: 1, supervisor: 1 }).lean();
  const home = person && (await Department.findById(person.department, { release: 1 }).lean());
  return person && home?.release.mode === "decided" ? deciderNames(person, now) : [];
}
