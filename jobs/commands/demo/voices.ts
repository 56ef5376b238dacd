import { askReflections } from "#models/reflection/asking.ts";
import { nudgeReflections } from "#models/reflection/nudging.ts";
import { openReflections } from "#models/reflection/own.ts";
import { showThanks, thanksFor } from "#models/reflection/thanks.ts";
import { sendReflection, type Words } from "#models/reflection/writing.ts";
import { REFLECTION_ROLES, type ReflectionRole } from "#models/shared/vocabulary.ts";
import { abreast } from "#models/database/abreast.ts";
import { unlessRefused } from "./bookings.ts";
import type { Crew } from "./crew.ts";
import { DEPARTMENTS } from "./departments.ts";
import type { PastVisit } from "./history.ts";
import type { Dice } from "./random.ts";
import { COMMITMENTS, COVERS, EFFECTS, FRICTIONS, HEARD, LEARNED, REMARKS, THANKS } from "./said.ts";

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
/** Weeks before now in which those of the last two weeks were asked: on a trial at first, then more often. */
const ASKED = [36, 24, 14, 8, 4, 2, 1, 0.4];
/** So many of a hundred answer. */
const ANSWERS: Readonly<Record<ReflectionRole, number>> = { shadow: 70, host: 55, supervisor: 40 };

const codeOf = (name: string): string => DEPARTMENTS.find((one) => one.name === name)?.code ?? "";

function words(role: ReflectionRole, code: string, dice: Dice): Words {
  const friction = dice.chance(60) ? (REMARKS[code]?.friction ?? dice.pick(FRICTIONS)) : dice.pick(FRICTIONS);
  const rest = { rating: dice.chance(12) ? 1 + dice.roll(2) : 3 + dice.roll(3), version: 0 };
  const none = { thanks: "", thanksPublic: false };
  if (role === "host")
    return { answers: { heard: dice.pick(HEARD), friction: dice.pick(FRICTIONS) }, ...none, ...rest };
  if (role === "supervisor")
    return { answers: { effect: dice.pick(EFFECTS), cover: dice.pick(COVERS) }, ...none, ...rest };
  return {
    answers: { learned: dice.pick(LEARNED), friction, commitment: dice.pick(COMMITMENTS) },
    ...{ thanks: dice.chance(45) ? dice.pick(THANKS) : "", thanksPublic: dice.chance(80) },
    ...rest,
  };
}

/** Those who took part are asked, reminded, and many of them answer; hosts let some of the thanks be read by all. */
export async function reflect(crew: Crew, visits: readonly PastVisit[], dice: Dice, now: Date): Promise<void> {
  for (const weeks of ASKED) {
    const at = new Date(now.getTime() - weeks * WEEK + 2 * HOUR);
    await nudgeReflections(at);
    await askReflections(at);
    const recent = visits.filter(
      ({ session }) => session.endsAt < at && at.getTime() - session.endsAt.getTime() < 2 * WEEK,
    );
    const authors = new Set(recent.flatMap(({ personId, leadId, session }) => [personId, session.hostId, leadId]));
    await answer(crew, [...authors], at, dice, now);
  }
  await nudgeReflections(now);
  for (const id of new Set(visits.map(({ session }) => session.hostId))) {
    const host = await crew.actor(id, now);
    const { notes } = await thanksFor(host, 1);
    for (const note of notes) if (dice.chance(70)) await showThanks(host, note.id, true);
  }
}

/** Some of what people are asked at a moment. All is thrown first, then written a role at a time: no two of one visit at once. */
async function answer(crew: Crew, authors: readonly string[], at: Date, dice: Dice, now: Date): Promise<void> {
  const asked = await Promise.all(
    authors.map(async (id) => {
      const actor = await crew.actor(id, now);
      return (await openReflections(actor, at)).map((one) => ({ actor, one }));
    }),
  );
  const said = asked.flat().flatMap(({ actor, one }) => {
    if (!dice.chance(ANSWERS[one.role])) return [];
    const sent = new Date(at.getTime() + (2 + dice.roll(48)) * HOUR);
    return { actor, one, sent, text: words(one.role, codeOf(one.department), dice) };
  });
  for (const role of REFLECTION_ROLES)
    await abreast(
      said.filter(({ one }) => one.role === role),
      ({ actor, one, sent, text }) => unlessRefused(() => sendReflection(actor, one.id, text, sent)),
    );
}
