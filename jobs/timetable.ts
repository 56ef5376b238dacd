import { deliverOutbox } from "./deliver-outbox.ts";
import type { Job } from "./job.ts";

/** While no mail server answers, it is asked again so often. */
const OUTAGE_REST = 10;

/** The whole schedule. Each job runs in one process at a time, whoever holds its lease. */
export const timetable: readonly Job[] = [
  {
    name: "deliver-outbox",
    every: 0.5,
    run: async (context) => ((await deliverOutbox(context)).outage ? { rest: OUTAGE_REST } : undefined),
  },
];
