/** A document as it lies in the file: the number of its row, and its bytes. */
export type Row = [row: number, bytes: Uint8Array];

/** Rows one after the other. Undefined comes between, where a long reading can give way to others. */
export type Rows = Iterable<Row | undefined>;
