import { Binary, Long, Timestamp } from "./bson/values.ts";
import type { Doc } from "./bson/doc.ts";

/** The times that go with every reply. Sessions hand them back with their next commands; one writer has no use for them. */
export class Clock {
  private seconds = 0;
  private count = 0;

  /** A time after all earlier ones. */
  tick(): Timestamp {
    const seconds = Math.floor(Date.now() / 1_000);
    if (seconds > this.seconds) {
      this.seconds = seconds;
      this.count = 0;
    }
    this.count++;
    return this.now();
  }

  now(): Timestamp {
    return new Timestamp({ t: this.seconds || Math.floor(Date.now() / 1_000), i: this.count || 1 });
  }

  /** The fields for a reply. */
  fields(): Doc {
    const time = this.tick();
    return {
      $clusterTime: { clusterTime: time, signature: { hash: noSignature, keyId: Long.ZERO } },
      operationTime: time,
    };
  }
}

const noSignature = new Binary(new Uint8Array(20));
