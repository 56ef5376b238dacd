import { ServerError } from "../errors.ts";

/** Milliseconds. What a command does in several turns, such as waiting for the disk, waits for a slice at each of them. */
const slice = 4;

/** Keeps long work from holding up others, and to its time limit. */
export class Pace {
  /** How often others had their turn. */
  breaks = 0;
  private turn = performance.now();
  private readonly deadline: number;
  private isInterrupted = false;

  constructor(maxTimeMS = 0) {
    this.deadline = maxTimeMS > 0 ? this.turn + maxTimeMS : Infinity;
  }

  /** Somebody wants the work to end: it does at its next pause. */
  interrupt(): void {
    this.isInterrupted = true;
  }

  /** Whether others should have their turn now. */
  isDue(): boolean {
    if (this.isInterrupted) throw new ServerError(11601, "operation was interrupted");
    const now = performance.now();
    if (now > this.deadline) throw new ServerError(50, "operation exceeded time limit");
    return now - this.turn > slice;
  }

  /** Lets others have their turn. */
  async giveWay(): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.breaks++;
    this.turn = performance.now();
    this.isDue();
  }
}

/** Works through rows; `each` may end it by giving true. */
export async function walk<T>(rows: Iterable<T | undefined>, pace: Pace, each: (row: T) => unknown): Promise<void> {
  for (const row of rows) {
    if (row !== undefined) {
      if (each(row) === true) return;
    } else if (pace.isDue()) await pace.giveWay();
  }
}

/** Goes through work that has pauses; gives what it comes to. */
export async function finish<T>(work: Generator<undefined, T>, pace: Pace): Promise<T> {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    if (pace.isDue()) await pace.giveWay();
  }
}
