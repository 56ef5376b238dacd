/**
 * Which rows were changed by which commit. It is kept while transactions are open: a transaction must not write a row
 * that another commit has changed since it began.
 */
export class Changes {
  private rows = new Map<string, number>();

  note(collection: number, row: number, commit: number): void {
    this.rows.set(`${collection} ${row}`, commit);
  }

  /** Whether a row was changed by a commit after this one. */
  since(collection: number, row: number, commit: number): boolean {
    return (this.rows.get(`${collection} ${row}`) ?? 0) > commit;
  }

  clear(): void {
    if (this.rows.size > 0) this.rows = new Map();
  }
}
