import { rehearse } from "#models/database/transaction.ts";
import { toId } from "#models/database/id.ts";
import type { Actor } from "#models/people/actor.ts";
import type { SessionDocument } from "#models/programme/session.document.ts";
import { peopleSeen } from "./people-seen.ts";
import { effectsOn, pageOfPeople, type EffectsPage } from "./person-effects.ts";
import { heldIn, type Held } from "./reservation-held.ts";
import { changeWithin, type SessionChange } from "./session-change.ts";

/** A session before or after a change. */
export type SessionVersion = Pick<SessionDocument, "startsAt" | "endsAt" | "meetingPoint" | "places" | "hostName">;

/** What a change would do, without doing it. */
export interface ChangeLook extends EffectsPage {
  from: SessionVersion;
  to: SessionVersion;
  /** Time, meeting point or host change: everybody in it is told. */
  moved: boolean;
  page: number;
  /** How many who wait are offered a place at once. */
  offers: number;
  /** Places that teams hold, with the new instant until which they can be named. */
  held: Held[];
  /** Goes with the form: whom this look showed. */
  seen: string;
}

/** Looks at a change by rehearsing it, so with the refusals of `changeSession`: what the page says is what the button
 *  does. A page of the people at a time. */
export async function lookAtChange(
  actor: Actor,
  sessionId: string,
  change: SessionChange,
  now: Date,
  page = 1,
): Promise<ChangeLook> {
  return rehearse(async (tx) => {
    const seen = await peopleSeen(toId(sessionId), tx);
    const { bookings, total } = await pageOfPeople(toId(sessionId), page, tx);
    const { before, after, moved, offers } = await changeWithin(actor, sessionId, change, now, tx);
    return {
      ...{ from: versionOf(before), to: versionOf(after), moved, page, offers, total, seen },
      people: await effectsOn(bookings, after, tx),
      held: await heldIn(after._id, tx),
    };
  });
}

const versionOf = ({ startsAt, endsAt, meetingPoint, places, hostName }: SessionDocument): SessionVersion => ({
  ...{ startsAt, endsAt, meetingPoint, places, hostName },
});
