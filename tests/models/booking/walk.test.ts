import fc from "fast-check";
import { expect, it } from "vitest";
import { givePlace } from "#models/booking/giving.ts";
import { lapseDue } from "#models/booking/lapse.ts";
import { offerToThoseWaiting } from "#models/booking/offering.ts";
import { chaseRequests } from "#models/booking/reminding.ts";
import { finishCancellations } from "#models/booking/session-cancellation.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import type { SessionDocument } from "#models/programme/session.document.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { expectSound } from "../../audited.ts";
import { actor, build, cast, hours } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import * as they from "./situations.ts";

await freshDatabase();
const { codeOf } = build;

/** What somebody does; numbers choose among people and sessions. */
const steps = fc.record({
  what: fc.constantFrom(
    ...(["book", "book", "book", "book", "end", "end", "release", "decline", "accept", "accept"] as const),
    ...(["recall", "move", "give", "retime", "grow", "cancel", "wait"] as const),
  ),
  who: fc.nat({ max: 7 }),
  which: fc.nat({ max: 3 }),
});
type Step = { what: string; who: number; which: number };

it("after whatever people do, also two at once, the audit finds nothing", { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(steps, steps), { minLength: 10, maxLength: 18 }), async (walk) => {
      const c = await cast();
      const people: PersonDocument[] = [c.maren, c.yusuf, ...(await build.crowd(2, c.security))];
      people.push(c.linh, c.piet, c.noor, c.aoife);
      const sessions: SessionDocument[] = [];
      for (const [startsIn, places] of [
        [48, 1],
        [49, 2],
        [72, 2],
        [34, 1],
      ] as const)
        sessions.push(await build.session({ host: c.maria, startsIn, places }));
      let now = hours(0);

      const take = async ({ what, who, which }: Step): Promise<unknown> => {
        const [of, on] = [people[who]!, sessions[which]!];
        const [s, at] = [{ of, on }, now];
        if (what === "book") return they.books(of, s, at);
        if (what === "retime") return they.changes(c.maria, s, { clock: `${10 + who}:00` }, at);
        if (what === "grow") return they.changes(c.maria, s, { clock: await clockOf(on), places: 1 + (who % 3) }, at);
        if (what === "cancel") return who === 0 ? they.cancels(c.maria, s, at) : undefined;
        if (what === "wait") return lapseDue(at).then(() => offerToThoseWaiting(at));
        if (!(await they.bookingOf(s))) return undefined;
        if (what === "end") return they.ends(of, s, at);
        if (what === "recall") return they.ends(c.beatriz, s, at);
        if (what === "release") return they.releases(c.beatriz, s, at);
        if (what === "decline") return they.declines(c.beatriz, s, at);
        if (what === "accept") return they.accepts(of, s, at);
        if (what === "move") return they.moves(of, s, at);
        const to = String(people[(who + 4) % 8]!._id);
        const gift = { bookingId: String((await they.bookingOf(s))!._id), toPersonId: to, aim: "", key: build.key() };
        return givePlace(await actor(of), gift, at);
      };
      for (const [one, other] of walk) {
        await Promise.all([codeOf(take(one)), codeOf(take(other))]);
        now = hours(0.7, now);
        await lapseDue(now);
        await offerToThoseWaiting(now);
      }
      await chaseRequests(now);
      await finishCancellations(now);
      await expectSound(now);
      now = hours(200);
      await lapseDue(now);
      await expectSound(now);
      expect(await Booking.countDocuments({ state: { $in: ["requested", "waiting", "offered"] } })).toBe(0);
    }),
    { numRuns: Number(process.env.WALKS ?? 6) },
  );
});

const clockOf = async (on: SessionDocument): Promise<string> => {
  const { startsAt } = await build.sessionNow(on);
  return new Date(startsAt.getTime() + 3_600_000).toISOString().slice(11, 16);
};
