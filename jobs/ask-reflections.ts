import { askReflections } from "#models/reflection/asking.ts";
import { nudgeReflections } from "#models/reflection/nudging.ts";
import type { JobContext } from "./job.ts";

/** Asks those who took part in what is over, and reminds them twice; each letter once, however often this runs. */
export async function ask({ now, log }: JobContext): Promise<void> {
  const asked = await askReflections(now());
  const nudged = await nudgeReflections(now());
  if (asked + nudged > 0) log.info({ asked, nudged }, "reflections were asked for");
}
