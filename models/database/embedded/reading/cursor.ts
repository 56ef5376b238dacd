import { ServerError } from "../errors.ts";
import type { Pace } from "./pace.ts";

const batchBytes = 16 * 1024 * 1024 - 16 * 1024;

/** Documents of an answer that come in batches. */
export class Cursor {
  readonly namespace: string;
  /** The session that opened it; nobody else may go on with it. */
  readonly session: string | undefined;
  /** The transaction whose documents it gives. */
  readonly transaction: object | undefined;
  isOpen = true;
  /** Whether it stays as long as its session does, however long nobody asks for more. */
  isLasting = false;
  lastUse = Date.now();
  private readonly documents: Iterator<Uint8Array | undefined>;
  private kept: Uint8Array | undefined;

  constructor(namespace: string, documents: Iterable<Uint8Array | undefined>, session?: string, transaction?: object) {
    this.namespace = namespace;
    this.documents = documents[Symbol.iterator]();
    this.session = session;
    this.transaction = transaction;
  }

  /** The next documents: as many as wanted, and as go into a message. Closes the cursor behind the last one. */
  async next(count: number, pace: Pace): Promise<Uint8Array[]> {
    this.lastUse = Date.now();
    const batch: Uint8Array[] = [];
    let bytes = 0;
    while (batch.length < count) {
      const document = this.kept ?? this.pull();
      this.kept = undefined;
      if (document === undefined) {
        if (!this.isOpen) break;
        if (pace.isDue()) await pace.giveWay();
        continue;
      }
      bytes += document.length + 16;
      if (bytes > batchBytes && batch.length > 0) {
        this.kept = document;
        break;
      }
      batch.push(document);
      // Making one may have taken long.
      if (pace.isDue()) await pace.giveWay();
    }
    return batch;
  }

  close(): void {
    this.isOpen = false;
    this.documents.return?.();
  }

  private pull(): Uint8Array | undefined {
    if (!this.isOpen) return undefined;
    const { value, done } = this.documents.next();
    if (done) this.isOpen = false;
    return value as Uint8Array | undefined;
  }
}

/** The cursors that clients have open, by number. */
export class Cursors {
  private readonly open = new Map<string, Cursor>();
  private last = BigInt(Date.now()) << 16n;

  /** Keeps a cursor for getMore; gives its number. */
  add(cursor: Cursor): bigint {
    const id = ++this.last;
    this.open.set(String(id), cursor);
    return id;
  }

  get(id: bigint, namespace: string): Cursor {
    const cursor = this.open.get(String(id));
    if (!cursor) throw new ServerError(43, `cursor id ${id} not found`);
    if (cursor.namespace !== namespace) {
      throw new ServerError(
        13,
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace`,
      );
    }
    return cursor;
  }

  /** Closes a cursor; gives whether there was one. */
  close(id: bigint): boolean {
    const cursor = this.open.get(String(id));
    cursor?.close();
    return this.open.delete(String(id));
  }

  /** Closes those that a test picks. */
  closeWhere(test: (cursor: Cursor) => boolean): void {
    for (const [id, cursor] of this.open) {
      if (!test(cursor)) continue;
      cursor.close();
      this.open.delete(id);
    }
  }

  /** Closes those that nobody has asked for a long time; lasting ones when their session is gone. */
  sweep(idleMilliseconds: number, hasSession: (id: string) => boolean): void {
    const limit = Date.now() - idleMilliseconds;
    const stays = ({ isLasting, session }: Cursor) => isLasting && (session === undefined || hasSession(session));
    this.closeWhere((cursor) => cursor.lastUse < limit && !stays(cursor));
  }

  get count(): number {
    return this.open.size;
  }
}
