import type { PersonActor } from "#models/people/actor.ts";
import { Site } from "#models/people/site.document.ts";
import { addWorkingMinutes } from "#models/people/working-time.ts";
import { can } from "#models/permissions.ts";
import { whoLeft } from "#models/programme/hosts.ts";
import { datesOf } from "#models/programme/listing.ts";
import { getSession } from "#models/programme/session.ts";
import type { SessionDocument } from "#models/programme/session.document.ts";
import { mostAtOnce } from "./away.ts";
import { awayThen } from "./cap.ts";
import { dateLine, type DateLine } from "./date-line.ts";
import { foundSession, type FoundSession } from "./finding.ts";
import { deciderNames, lookAs, type Onlooker } from "./onlooker.ts";
import { ownAhead } from "./own-ahead.ts";
import { clashOf, type WaitClash } from "./wait-clash.ts";

type Shown = "aims" | "agenda" | "bring" | "wear" | "goodToKnow" | "meetingPoint" | "minutes" | "minimum" | "state";

/** Everything the page of a session says to one person. */
export interface SessionLook extends FoundSession, Pick<SessionDocument, Shown | "cancelReason" | "version"> {
  /** Clearances a visitor must hold, with the day the person's own ends; null where none is on record. */
  clearances: { kind: string; until: Date | null }[];
  /** Booking closes here, and until then a place can be given back. */
  closesAt: Date;
  /** If a place were requested now: who decides, until when, how full the team's release cap is, and whether an
   *  invitation can be mailed. */
  asking: { deciders: string[]; answerBy: Date; cap: { away: number; atOnce: number } | null; byMail: boolean };
  dates: DateLine[];
  /** The person waits for it, and holds something at that time by now. */
  clash: WaitClash | null;
  /** May change and cancel it, and see who comes. */
  mayChange: boolean;
  /** Its host is on the staff list no more; said to those alone who may name another. */
  hostLeft: boolean;
}

/** A session as one person sees it; nothing on it is a promise until the button is pressed. Unknown: 404. */
export async function lookAtSession(actor: PersonActor, sessionId: string, now: Date): Promise<SessionLook> {
  const session = await getSession(sessionId);
  const [onlooker, dates] = await Promise.all([
    lookAs(actor.id, [session], now),
    datesOf(session.plan, session._id, now),
  ]);
  const host = onlooker.host(session);
  const prospect = onlooker.prospect(session);
  const mayChange = can(actor, "session.change", { departmentId: host.id });
  const { aims, agenda, bring, wear, goodToKnow, meetingPoint, minutes, minimum, state } = session;
  return {
    ...foundSession(session, host, prospect),
    ...{ aims, bring, wear, goodToKnow, meetingPoint, minutes, minimum, state },
    agenda: agenda.map((part) => ({ minutes: part.minutes, what: part.what, where: part.where })),
    cancelReason: session.cancelReason,
    version: session.version,
    clearances: session.clearances.map((kind) => {
      const held = onlooker.person.clearances.find((one) => one.kind === kind);
      return { kind, until: held?.until ?? null };
    }),
    closesAt: new Date(session.startsAt.getTime() - host.noticeHours * 3_600_000),
    asking: await asking(onlooker, session, now),
    dates: dates.map(dateLine),
    clash:
      prospect.what === "mine" && prospect.state === "waiting"
        ? await clashAt(prospect.bookingId, onlooker, now)
        : null,
    mayChange,
    hostLeft: mayChange && (await whoLeft([session.host])).size > 0,
  };
}

async function clashAt(bookingId: string, { person }: Onlooker, now: Date): Promise<WaitClash | null> {
  const own = await ownAhead(person._id, now);
  const wait = own.find(({ _id }) => String(_id) === bookingId);
  return wait ? clashOf(wait, own) : null;
}

async function asking({ person, home, away }: Onlooker, session: SessionDocument, now: Date) {
  const span = away(session);
  const { mode, atOnce } = home.release;
  const [site, names, team] = await Promise.all([
    Site.findById(person.site).lean(),
    mode === "decided" ? deciderNames(person, now) : [],
    atOnce === null ? [] : awayThen(home._id, span, null),
  ]);
  const promised = site ? addWorkingMinutes(now, home.promiseHours * 60, site) : now;
  return {
    deciders: session.askHost ? [...new Set([...names, session.hostName])] : names,
    answerBy: promised < session.startsAt ? promised : session.startsAt,
    cap: atOnce === null ? null : { away: mostAtOnce(team, span), atOnce },
    byMail: Boolean(person.email),
  };
}
