import type { Actor, PersonActor } from "#models/people/actor.ts";

/** What each deed asks of whoever does it. The same line refuses the write and hides the button. `thing` carries only
 *  the ids a rule needs, as strings. */
const isCoordinator = (actor: PersonActor): boolean => actor.roles.includes("coordinator");
const hosts = (actor: PersonActor, departmentId: string): boolean =>
  isCoordinator(actor) || actor.hostOf.includes(departmentId) || actor.leadOf.includes(departmentId);

const rules = {
  /** Import people, appoint, see the mail queue, everything the coordinators' bar offers. */
  coordinate: (actor: PersonActor) => isCoordinator(actor),
  /** Figures with the rows behind them: over everybody for coordinators, of a department for whoever leads it. */
  "report.see": (actor: PersonActor, { departmentId }: { departmentId: string | null }) =>
    isCoordinator(actor) || (departmentId !== null && actor.leadOf.includes(departmentId)),
  "plan.write": (actor: PersonActor, { departmentId }: { departmentId: string }) => hosts(actor, departmentId),
  "session.publish": (actor: PersonActor, { departmentId }: { departmentId: string }) => hosts(actor, departmentId),
  "session.change": (actor: PersonActor, { departmentId }: { departmentId: string }) => hosts(actor, departmentId),
  /** See who comes, with the aims they wrote. */
  "session.guests": (actor: PersonActor, { departmentId }: { departmentId: string }) => hosts(actor, departmentId),
  /** Run the day: check people in, add who came without a booking, tick the list, close. */
  "session.run": (actor: PersonActor, { departmentId }: { departmentId: string }) => hosts(actor, departmentId),
  /** Say what happened: who held the session, never about oneself. */
  "booking.outcome": (actor: PersonActor, thing: BookingThing) =>
    actor.id !== thing.personId && hosts(actor, thing.hostDepartmentId),
  "booking.see": (actor: PersonActor, thing: BookingThing) =>
    actor.id === thing.personId || releases(actor, thing) || hosts(actor, thing.hostDepartmentId),
  /** Give the own place back, or withdraw. */
  "booking.own": (actor: PersonActor, { personId }: { personId: string }) => actor.id === personId,
  "booking.cancel": (actor: PersonActor, thing: BookingThing) =>
    actor.id === thing.personId || isCoordinator(actor) || releases(actor, thing),
  /** Release or decline a request, recall a booking. */
  "booking.release": (actor: PersonActor, thing: BookingThing) => releases(actor, thing),
  /** Hold places for a team and name people for them: who leads it, and supervisors of their own department. */
  "team.reserve": (actor: PersonActor, { departmentId }: { departmentId: string }) => decidesFor(actor, departmentId),
  /** Say on which days a team releases nobody, and open them again. */
  "team.protect": (actor: PersonActor, { departmentId }: { departmentId: string }) => decidesFor(actor, departmentId),
  /** Give a one-time sign-in code to somebody without mail. */
  "person.code": (actor: PersonActor, thing: { supervisorId: string | null; departmentId: string }) =>
    isCoordinator(actor) || thing.supervisorId === actor.id || actor.leadOf.includes(thing.departmentId),
  /** See all that is known of somebody; name, department and job title are open to everybody. */
  "person.see": (actor: PersonActor, thing: { id: string; supervisorId: string | null; departmentId: string }) =>
    actor.id === thing.id ||
    isCoordinator(actor) ||
    thing.supervisorId === actor.id ||
    actor.leadOf.includes(thing.departmentId),
  /** Open, edit, match, announce and withdraw rounds. */
  "round.run": (actor: PersonActor) => isCoordinator(actor),
  /** Wishes are one's own. */
  "round.wish": (actor: PersonActor, { personId }: { personId: string }) => actor.id === personId,
  /** A reflection is whose words it holds. */
  "reflection.write": (actor: PersonActor, { authorId }: { authorId: string }) => actor.id === authorId,
  /** Read all voices of a visit, assign, note, decide. */
  "review.work": (actor: PersonActor) => isCoordinator(actor),
  /** Read and answer confidential concerns; each also names who must not read it. */
  "concern.read": (actor: PersonActor) => isCoordinator(actor),
  "improvement.open": (actor: PersonActor) => isCoordinator(actor),
  /** Say how far an improvement is: coordinators, and who leads the department that owns it. */
  "improvement.update": (actor: PersonActor, { departmentId }: { departmentId: string }) =>
    isCoordinator(actor) || actor.leadOf.includes(departmentId),
  /** Say whether thanks may be read by everybody: whoever was thanked. */
  "thanks.show": (actor: PersonActor, { toId }: { toId: string }) => actor.id === toId,
  /** Say on which days a department has its hands full. */
  "department.peaks": (actor: PersonActor, { departmentId }: { departmentId: string }) => hosts(actor, departmentId),
  "department.appoint": (actor: PersonActor) => isCoordinator(actor),
  /** Say whom a department depends on: who leads it knows. */
  "department.depend": (actor: PersonActor, { departmentId }: { departmentId: string }) =>
    isCoordinator(actor) || actor.leadOf.includes(departmentId),
};

export interface BookingThing {
  personId: string;
  departmentId: string;
  supervisorId: string | null;
  hostDepartmentId: string;
}

const releases = (actor: PersonActor, thing: BookingThing): boolean =>
  actor.id !== thing.personId &&
  (isCoordinator(actor) || thing.supervisorId === actor.id || actor.leadOf.includes(thing.departmentId));

/** Whoever may decide on releases of a team: coordinators, who leads it, supervisors of their own department. */
const decidesFor = (actor: PersonActor, departmentId: string): boolean =>
  isCoordinator(actor) ||
  actor.leadOf.includes(departmentId) ||
  (actor.supervises && actor.departmentId === departmentId);

export type Deed = keyof typeof rules;
type Thing<D extends Deed> = Parameters<(typeof rules)[D]>[1];

/** May this actor do this to that? The system (jobs) may do everything it is asked to. */
export function can<D extends Deed>(
  actor: Actor,
  deed: D,
  ...thing: Thing<D> extends undefined ? [] : [Thing<D>]
): boolean {
  if (actor.kind === "system") return true;
  return (rules[deed] as (actor: PersonActor, thing?: unknown) => boolean)(actor, thing[0]);
}
