import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

const keptStatements = 2_000;

/** A connection to the file, with the statements that it has prepared. Rows come as arrays. */
export class Connection {
  readonly database: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();

  constructor(path: string, options: { readOnly?: boolean; cacheMegabytes?: number } = {}) {
    this.database = new DatabaseSync(path, { readOnly: options.readOnly ?? false, timeout: 0 });
    this.database.exec(`pragma cache_size = -${(options.cacheMegabytes ?? 32) * 1024}; pragma trusted_schema = off`);
  }

  exec(sql: string): void {
    this.database.exec(sql);
  }

  /** Runs a changing statement; gives the number of rows changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.prepare(sql).run(...values).changes);
  }

  get<T extends unknown[]>(sql: string, ...values: SQLInputValue[]): T | undefined {
    return this.prepare(sql).get(...values) as unknown as T | undefined;
  }

  all<T extends unknown[]>(sql: string, ...values: SQLInputValue[]): T[] {
    return this.prepare(sql).all(...values) as unknown as T[];
  }

  close(): void {
    this.statements.clear();
    this.database.close();
  }

  private prepare(sql: string): StatementSync {
    const known = this.statements.get(sql);
    if (known) return known;
    if (this.statements.size >= keptStatements) this.statements.clear();
    const statement = this.database.prepare(sql);
    statement.setReturnArrays(true);
    this.statements.set(sql, statement);
    return statement;
  }
}
