import { toId } from "#models/database/id.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { countProposals } from "#models/programme/proposals.ts";
import { Booking } from "./booking.document.ts";
import { countRequests } from "./team.ts";

/** How many things wait for somebody, by the section of the navigation where they do; nothing where nothing waits. */
export interface WaitingCounts {
  mySessions: number;
  team: number;
  slots: number;
}

/** Offers to take or let go, requests to answer, dates that are suggested to departments one hosts for or leads. */
export async function countWaiting(actor: PersonActor, now: Date): Promise<WaitingCounts> {
  const decides = actor.supervises || actor.leadOf.length > 0 || actor.roles.includes("coordinator");
  const hosts = [...new Set([...actor.hostOf, ...actor.leadOf])];
  const [mySessions, team, slots] = await Promise.all([
    Booking.countDocuments({ person: toId(actor.id), startsAt: { $gt: now }, state: "offered" }),
    decides ? countRequests(actor, now) : 0,
    countProposals(hosts, now),
  ]);
  return { mySessions, team, slots };
}
