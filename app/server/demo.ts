import { existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { emptyDatabase } from "#models/database/empty.ts";
import { demoState } from "#models/people/demo-cast.ts";
import { SettingsError, type Settings } from "./settings.ts";

/** A demo is made anew when it is older, so that its sessions stay around today. */
const DAYS = 7;

/**
 * In demo mode: sees that there is a demo organisation no older than a week. A mark in the data folder tells a demo left
 * half made from an organisation that is none: the first is made anew, the second never touched. The command that makes
 * it is loaded here alone, by the composition root; other modes never have its code. Tests alone say what is made.
 */
export async function prepareDemo(settings: Settings, make = makeByVerbs): Promise<void> {
  if (settings.mode !== "demo") return;
  const now = settings.clock();
  const begun = path.join(settings.dataFolder, "demo-begun.txt");
  const state = await demoState();
  const halfMade = existsSync(begun);
  if (state.kind === "real" && !halfMade)
    throw new SettingsError(
      "MODE=demo found an organisation that is no demo in this database; give it one of its own.",
    );
  if (state.kind === "demo" && !halfMade && now.getTime() - state.madeAt.getTime() < DAYS * 24 * 3_600_000) return;
  console.log("Making the demo organisation …");
  writeFileSync(begun, "");
  await emptyDatabase();
  await make(now);
  rmSync(begun);
}

async function makeByVerbs(now: Date): Promise<void> {
  const { makeDemo } = await import("#jobs/commands/demo.ts");
  await makeDemo({ now });
}
