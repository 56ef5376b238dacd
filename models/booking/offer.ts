import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { inTurn } from "#models/database/turnstile.ts";
import { DomainError, notAllowed } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { addWorkingMinutes } from "#models/people/working-time.ts";
import { can } from "#models/permissions.ts";
import { leave } from "#models/record/outbox.ts";
import { releaseLetters } from "./booking.ts";
import { needs } from "./draft.ts";
import { touchDiary } from "./cap.ts";
import { gatherFor } from "./gather.ts";
import { letterAbout } from "./letters.ts";
import { makeFirm, stillPasses } from "./release.ts";
import { glance, move, subject } from "./transition.ts";

/**
 * Takes an offered place: booked where release is automatic, else requested like anybody. The offer holds until the
 * instant it names, that instant not included. Refuses: already-answered, offer-over, any rule's refusal, cap-reached.
 */
export async function acceptOffer(actor: Actor, bookingId: string, now: Date): Promise<"booked" | "requested"> {
  const id = toId(bookingId);
  const seen = await glance(actor, id);
  return inTurn(String(seen.session), () =>
    inTransaction(async (tx) => {
      await touchDiary(seen.person, tx);
      const found = await subject(id, tx);
      const { booking, session, host } = found;
      if (!can(actor, "booking.own", { personId: String(booking.person) })) throw notAllowed();
      if (booking.state !== "offered") throw new DomainError("already-answered", { state: booking.state });
      if (!booking.offer.until || booking.offer.until <= now)
        throw new DomainError("offer-over", { at: booking.offer.until ?? now });
      const gathered = await gatherFor(booking, now, tx);
      const missing = needs(gathered, false);
      if (missing.length === 0) {
        await makeFirm(actor, found, { how: "automatic", by: null }, now, tx);
        return "booked";
      }
      stillPasses(gathered.rules);
      const { site, home } = gathered;
      const promised = site ? addWorkingMinutes(now, home.promiseHours * 60, site) : now;
      const answerBy = new Date(Math.min(promised.getTime(), booking.startsAt.getTime()));
      const set = { "offer.until": null, "release.answerBy": answerBy, "release.needs": missing };
      const asked = await move(
        actor,
        booking,
        { from: "offered", to: "requested", set, facts: { until: answerBy } },
        now,
        tx,
      );
      await leave([letterAbout("requested", { booking: asked, session, host }, { until: answerBy })], now, tx);
      await leave(await releaseLetters(asked, gathered, answerBy, now, tx), now, tx);
      return "requested";
    }),
  );
}
