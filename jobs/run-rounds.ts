import { announceDueRounds } from "#models/matching/announce.ts";
import { matchDueRounds } from "#models/matching/matching.ts";
import { closeDueRounds } from "#models/matching/round-step.ts";
import { tellAboutRounds } from "#models/matching/telling.ts";
import { SYSTEM } from "#models/people/actor.ts";
import type { JobContext } from "./job.ts";

/** Matching rounds whose next step is due: wishes end, previews are made, places announced. Each goes on after a crash. */
export async function runRounds({ now, log, signal }: JobContext): Promise<void> {
  const closed = await closeDueRounds(SYSTEM, now());
  const matched = await matchDueRounds(now, signal);
  const announced = await announceDueRounds(now, signal);
  if (closed + matched + announced > 0) log.info({ closed, matched, announced }, "rounds went on");
}

/** Letters about rounds to the many who may take part, apart: a round that waits for its preview waits for no letters. */
export async function tellOfRounds({ now, log, signal }: JobContext): Promise<void> {
  const told = await tellAboutRounds(now(), signal);
  if (told > 0) log.info({ told }, "letters about rounds were left");
}
