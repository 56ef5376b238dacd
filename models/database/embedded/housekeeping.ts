import { deleteExpired } from "./index/expiry.ts";
import { Pace } from "./reading/pace.ts";
import type { Sessions } from "./sessions.ts";
import type { Store } from "./store/store.ts";

const cursorIdle = 10 * 60_000;

/** What has to be done now and then, while the store is open. */
export class Housekeeping {
  private readonly timers: NodeJS.Timeout[] = [];
  private expiry: Promise<unknown> | undefined;

  constructor(store: Store, sessions: Sessions, options: { expiryMilliseconds: number; report(error: unknown): void }) {
    const every = (milliseconds: number, work: () => void) => this.timers.push(setInterval(work, milliseconds).unref());
    every(5_000, () => {
      store.transactions.sweep();
      sessions.sweep();
      store.cursors.sweep(cursorIdle, (id) => sessions.has(id));
    });
    every(options.expiryMilliseconds, () => {
      this.expiry ??= deleteExpired(store, new Date(), new Pace())
        .catch((error: unknown) => options.report(error))
        .finally(() => (this.expiry = undefined));
    });
  }

  /** Ends when nothing of it is under way. */
  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await this.expiry;
  }
}
