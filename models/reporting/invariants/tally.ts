/** So many broken things are named; all are counted. */
const NAMED = 20;

/** What the check of one invariant found. */
export class Tally {
  /** As the list of invariants numbers it: "I1". */
  readonly name: string;
  /** The invariant, as a sentence. */
  readonly says: string;
  checked = 0;
  broken = 0;
  readonly examples: string[] = [];

  constructor(name: string, says: string) {
    this.name = name;
    this.says = says;
  }

  /** One thing was looked at; `example` names it if it breaks the invariant. */
  look(holds: boolean, example: () => string): void {
    this.checked++;
    if (holds) return;
    this.broken++;
    if (this.examples.length < NAMED) this.examples.push(example());
  }
}
