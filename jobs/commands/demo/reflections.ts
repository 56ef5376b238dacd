import { book } from "#models/booking/booking.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { askReflections } from "#models/reflection/asking.ts";
import { openImprovement, updateImprovement } from "#models/reflection/improvement.ts";
import { reviewPage, reviewQueue } from "#models/reflection/queue.ts";
import { Reflection, type ReflectionDocument } from "#models/reflection/reflection.document.ts";
import { Review } from "#models/reflection/review.document.ts";
import { assignReview, moveReview } from "#models/reflection/review.ts";
import { showThanks, thanksFor } from "#models/reflection/thanks.ts";
import { sendReflection } from "#models/reflection/writing.ts";
import { addDays, localDate } from "#models/shared/time.ts";
import { unlessRefused } from "./bookings.ts";
import { find, type Crew } from "./crew.ts";
import type { DemoSession } from "./programme.ts";
import { MADE, REMARKS } from "./remarks.ts";

/** So many visits have been written about. */
const VISITS = 18;

const DAY = 86_400_000;

/** A visit of Maren's in the last days, so that whoever tries the demo as her has something to say. */
export async function visitOfMaren(crew: Crew, sessions: readonly DemoSession[], now: Date): Promise<void> {
  const maren = find(crew, "SEC", "Maren Okafor-Lindqvist");
  const ingrid = await crew.actor(find(crew, "SEC", "Ingrid Solheim"), now);
  const lately = sessions.filter(({ startsAt }) => +startsAt < +now - DAY && +startsAt > +now - 9 * DAY);
  for (const session of lately.toReversed()) {
    const aim = "What happens to a bag after we have looked at it?";
    const wish = { sessionId: session.id, personId: maren, aim, key: `demo-maren-was-${session.id}` };
    const at = new Date(+session.startsAt - 4 * DAY);
    if ((await unlessRefused(() => book(ingrid, wish, at)))?.state === "booked") return;
  }
}

/** Those who took part in the last visits are asked how it was, most of them wrote, coordinators took some of it up. The
 *  cast's own words are still missing: whoever tries the demo writes them. */
export async function reflectOnVisits(
  crew: Crew,
  coordinator: PersonActor,
  cast: ReadonlySet<string>,
  now: Date,
): Promise<void> {
  await askReflections(now);
  const asked = await Reflection.find({ state: "asked" }).sort({ endedAt: 1, _id: 1 }).limit(400).lean();
  const visits = [...Map.groupBy(asked, ({ booking }) => String(booking)).values()];
  for (const [at, voices] of visits.slice(0, VISITS).entries())
    for (const voice of voices) if (!cast.has(String(voice.author)) || at < 2) await write(crew, voice, at, now);
  for (const person of new Set(asked.filter(({ role }) => role === "host").map(({ author }) => String(author)))) {
    const host = await crew.actor(person, now);
    const { notes } = await thanksFor(host, 1);
    for (const { id } of notes.filter(({ offered }) => offered)) await showThanks(host, id, true);
  }
  await takeUp(coordinator, now);
}

async function write(crew: Crew, voice: ReflectionDocument, at: number, now: Date): Promise<void> {
  const { role, author, _id, version } = voice;
  // Some supervisors have not found the time yet.
  if (role === "supervisor" && at % 3 === 1) return;
  const { answers, rating, ...more } = REMARKS[at % REMARKS.length]![role];
  const thanks = "thanks" in more ? more.thanks : "";
  const words = { answers, rating, thanks, thanksPublic: thanks !== "", version };
  const actor = await crew.actor(String(author), now);
  await unlessRefused(() => sendReflection(actor, String(_id), words, now));
}

/** The first reviews become improvements, a few more are in review or done. */
async function takeUp(coordinator: PersonActor, now: Date): Promise<void> {
  const { rows } = await reviewQueue(coordinator, { state: "new", mine: false, page: 1 });
  for (const [at, { id }] of rows.slice(3, 9).entries()) {
    const { version, voices } = await reviewPage(coordinator, id);
    const said = voices.find(({ said: words }) => words?.answers.friction)?.said;
    const make = MADE[at];
    if (!make || !said) {
      if (at % 2 === 0) await assignReview(coordinator, { reviewId: id, version }, coordinator.id, now);
      else await moveReview(coordinator, { reviewId: id, version }, "done", now);
      continue;
    }
    const due = addDays(localDate(now, "UTC"), make.days);
    const departmentId = await hostOf(id);
    const draft = { reflectionId: said.id, title: make.title, text: make.text, departmentId, due };
    const improvement = await openImprovement(coordinator, { reviewId: id, version }, draft, now);
    if (make.said) await updateImprovement(coordinator, { id: improvement, version: 0 }, { ...make.said, due }, now);
  }
}

/** The department that hosted the visit of a review. */
async function hostOf(reviewId: string): Promise<string> {
  const review = await Review.findById(reviewId, { host: 1 }).lean();
  return String(review!.host);
}
