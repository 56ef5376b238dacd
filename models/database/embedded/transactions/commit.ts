/** Writes that reach the disk together. */
export class Commit {
  readonly number: number;
  /** When it was begun, by the process's stop-watch. */
  readonly begun = performance.now();
  /** Fulfilled when everything is on disk; rejected when all of it was undone. */
  readonly done: Promise<void>;
  /** Fulfilled when it is over: others see what was written, or nothing was. */
  readonly over: Promise<void>;
  changesCatalogue = false;
  /** How many commits there have been in the file with it. */
  count = 0;
  readonly settle: { end: () => void; resolve: () => void; reject: (error: unknown) => void };

  constructor(number: number) {
    this.number = number;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const over = Promise.withResolvers<void>();
    this.done = promise;
    this.over = over.promise;
    this.settle = { end: over.resolve, resolve, reject };
    // Who waits for it hears of an error; nobody may be waiting.
    promise.catch(() => {});
  }
}

/** What else has to happen with a commit. */
export interface CommitHooks {
  /** Right before it is begun. */
  beginning(): void;
  /** Right before it is committed; may write. Gives how many commits there are with it. */
  committing(): number;
  /** Others see it now. */
  committed(commit: Commit): void;
  /** It is on disk, and all before it. */
  kept(commit: Commit): void;
  undone(commit: Commit): void;
}
