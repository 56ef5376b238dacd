import { ask } from "./ask-reflections.ts";
import { chase } from "./chase-requests.ts";
import { deliverOutbox } from "./deliver-outbox.ts";
import { finish } from "./finish-cancellations.ts";
import type { Job } from "./job.ts";
import { lapse } from "./lapse.ts";
import { resume } from "./resume-imports.ts";
import { tellOfNewDates } from "./tell-followers.ts";
import { runRounds, tellOfRounds } from "./run-rounds.ts";

/** The whole schedule, in seconds. Each job runs in one process at a time, whoever holds its lease. Moving up and handing
 *  on are not here: they happen in the verbs themselves. */
export const timetable: readonly Job[] = [
  { name: "deliver-outbox", every: 0.5, run: deliverOutbox },
  { name: "resume-imports", every: 1, run: resume },
  { name: "run-rounds", every: 1, run: runRounds },
  { name: "tell-of-rounds", every: 5, run: tellOfRounds },
  { name: "lapse", every: 10, run: lapse },
  { name: "chase-requests", every: 60, run: chase },
  { name: "ask-reflections", every: 60, run: ask },
  { name: "tell-followers", every: 60, run: tellOfNewDates },
  { name: "finish-cancellations", every: 30, run: finish },
];
