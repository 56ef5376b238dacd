import type { Problem, ProblemPerson } from "#models/matching/problem.ts";

/** A second opinion on plans, written apart and slowly: it looks at every minute, and at every option of everybody. */
const MINUTE = 60_000;

const awayOf = (problem: Problem, person: ProblemPerson, sessionId: string) => {
  const { site, startsAt, endsAt } = problem.sessions.get(sessionId)!;
  const travel = site === person.site ? 0 : problem.travel;
  return { from: startsAt - travel, to: endsAt + travel };
};

/** The most of a team away in any minute of the span, by this plan and by what was booked before. */
function mostAway(problem: Problem, plan: ReadonlyMap<string, string>, team: string, from: number, to: number): number {
  const spans = [...problem.teams.get(team)!.away];
  for (const [person, session] of plan) {
    const one = problem.people.get(person)!;
    if (one.team === team) spans.push(awayOf(problem, one, session));
  }
  let most = 0;
  for (let at = from; at < to; at += 15 * MINUTE)
    most = Math.max(most, spans.filter((span) => span.from <= at && at < span.to).length);
  return most;
}

const sizeOf = (plan: ReadonlyMap<string, string>, session: string): number =>
  [...plan.values()].filter((one) => one === session).length;

/** Why this plan breaks a rule; empty when it keeps all. `loose`: sessions may be below their minimum. */
export function broken(problem: Problem, plan: ReadonlyMap<string, string>, loose = false): string[] {
  const wrong: string[] = [];
  for (const [person, session] of plan) {
    const one = problem.people.get(person)!;
    if (!one.options.has(session)) wrong.push(`${person} may not go to ${session}`);
    const { from, to } = awayOf(problem, one, session);
    const { atOnce, staffing, people } = problem.teams.get(one.team)!;
    const most = mostAway(problem, plan, one.team, from, to);
    if (atOnce !== null && most > atOnce) wrong.push(`team-moment ${person} ${session}`);
    if (staffing > 0 && people - most < staffing) wrong.push(`team-staffing ${person} ${session}`);
  }
  for (const { id, seats, minimum } of problem.sessions.values()) {
    const here = sizeOf(plan, id);
    if (here > seats) wrong.push(`full ${id}`);
    if (!loose && here > 0 && here < minimum) wrong.push(`called-off ${id}`);
  }
  return wrong;
}

/** Is this the truth about somebody without a place: putting them there would break just that rule? */
export function isTrue(
  problem: Problem,
  plan: ReadonlyMap<string, string>,
  person: string,
  session: string,
  code: string,
): boolean {
  const wrong = broken(problem, new Map([...plan, [person, session]]));
  const { team } = problem.people.get(person)!;
  const ofTeam = wrong.filter((one) => {
    const [, who] = one.split(" ");
    return one.startsWith(code) && problem.people.get(who!)?.team === team;
  });
  return code.startsWith("team-") ? ofTeam.length > 0 : wrong.includes(`${code} ${session}`);
}

/** Could the people without a place who asked for a session that has nobody fill it to its minimum, one after the other? */
export function couldOpen(problem: Problem, plan: ReadonlyMap<string, string>, session: string): boolean {
  const { minimum } = problem.sessions.get(session)!;
  const tried = new Map(plan);
  for (const person of problem.people.values()) {
    if (tried.has(person.id) || !person.options.has(session)) continue;
    const more = new Map([...tried, [person.id, session]]);
    if (broken(problem, more, true).length === 0) tried.set(person.id, session);
  }
  return sizeOf(tried, session) >= minimum;
}
