const header = 16;
const smallest = header;
const largest = 48_000_000;

/** The bytes of a connection are no messages: there is no way to go on with it. */
export class BrokenFrame extends Error {}

/** Cuts the bytes that arrive on a connection into whole messages. */
export class Frames {
  private parts: Buffer[] = [];
  private length = 0;
  private wanted = header;

  /** Takes what has arrived; gives the messages that are complete. Refuses a length before anything is kept for it. */
  *push(bytes: Buffer): Generator<Buffer> {
    this.parts.push(bytes);
    this.length += bytes.length;
    while (this.length >= this.wanted) {
      const all = this.parts.length === 1 ? this.parts[0]! : Buffer.concat(this.parts, this.length);
      this.parts = [all];
      const size = all.readInt32LE(0);
      if (size < smallest || size > largest) throw new BrokenFrame(`a message of ${size} bytes`);
      this.wanted = size;
      if (all.length < size) return;
      this.parts = all.length === size ? [] : [all.subarray(size)];
      this.length = all.length - size;
      this.wanted = header;
      yield all.subarray(0, size);
    }
  }
}
