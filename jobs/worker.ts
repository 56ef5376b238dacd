import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { dropLease, holdLease, LEASE_SECONDS } from "#models/record/lease.ts";
import { mailboxOf } from "#models/shared/mailbox.ts";
import type { Job, JobContext, JobLog } from "./job.ts";
import { openPost } from "./mail/transport.ts";
import { timetable } from "./timetable.ts";

export interface WorkerSettings {
  /** Reads the clock. */
  now: () => Date;
  mail: {
    /** Undefined keeps mails as .eml files in `folder`. */
    smtpUrl: string | undefined;
    /** "Understudy <understudy@example.org>": From of every mail and ORGANIZER of every invitation. */
    from: string;
    folder: string;
    baseUrl: string;
  };
  log: JobLog;
  /** Tests alone: another schedule. */
  jobs?: readonly Job[];
}

export interface Worker {
  /** Resolves when everything that was begun is finished. */
  stop(): Promise<void>;
  /** When a job last had its turn. */
  lastTick(): Date | null;
}

/** After an error a job rests so many seconds. */
const REST = 5;

/** Runs the timetable until it is stopped: each job in a loop of its own, so that a slow one holds up none. */
export function startWorker({ now, mail, log, jobs = timetable }: WorkerSettings): Worker {
  const stopping = new AbortController();
  const { signal } = stopping;
  const holder = randomUUID();
  const from = mailboxOf(mail.from);
  if (!from) throw new Error(`MAIL_FROM must hold an address that can be written to; it is "${mail.from}".`);
  const post = openPost(mail);
  const context: JobContext = { now, post, from, baseUrl: mail.baseUrl, log, signal };
  let ticked: Date | null = null;

  async function loop(job: Job): Promise<void> {
    const lease = leaseOf(job.name, holder, context);
    while (!signal.aborted) {
      let seconds = job.every;
      ticked = now();
      try {
        if (await lease.held()) seconds = await runOnce(job, context);
        else seconds = REST;
      } catch (error) {
        log.error({ job: job.name, err: error as Error }, "a job failed");
        seconds = Math.max(seconds, REST);
      }
      await pause(seconds * 1000, undefined, { signal }).catch(() => {});
    }
    await lease.drop();
  }

  const loops = jobs.map(loop);
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
      post.close();
    },
    lastTick: () => ticked,
  };
}

/** Seconds to rest after it. */
const runOnce = async (job: Job, context: JobContext): Promise<number> => {
  const said = await job.run(context);
  return (said && said.rest) || job.every;
};

/** The lease of a job, renewed while it is held; also during a run that takes longer than it lasts. */
function leaseOf(name: string, holder: string, { now, log, signal }: JobContext) {
  let renewAt = 0;
  const renew = async (): Promise<boolean> => {
    const held = await holdLease(name, holder, now());
    renewAt = held ? performance.now() + (LEASE_SECONDS * 1000) / 3 : 0;
    return held;
  };
  const timer = setInterval(
    () => {
      if (renewAt > 0 && performance.now() >= renewAt)
        renew().catch((error: unknown) => log.error({ job: name, err: error as Error }, "a lease was not renewed"));
    },
    (LEASE_SECONDS * 1000) / 6,
  );
  signal.addEventListener("abort", () => clearInterval(timer), { once: true });
  return {
    held: async (): Promise<boolean> => renewAt > performance.now() || (await renew()),
    drop: async (): Promise<void> => {
      if (renewAt > 0) await dropLease(name, holder).catch(() => {}); // it ends by itself
    },
  };
}
