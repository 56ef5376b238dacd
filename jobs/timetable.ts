import { deliverOutbox } from "./deliver-outbox.ts";
import type { Job } from "./job.ts";

/** The whole schedule. Each job runs in one process at a time, whoever holds its lease. */
export const timetable: readonly Job[] = [{ name: "deliver-outbox", every: 0.5, run: deliverOutbox }];
