import { Long } from "../bson/values.ts";
import { own, type Doc } from "../bson/doc.ts";
import type { Request } from "./command.ts";

const statements: Readonly<Record<string, string>> = { insert: "documents", update: "updates", delete: "deletes" };

/** How often clients asked for what since the start: writes are counted by their statements, the rest by commands. */
export class OpCounters {
  private readonly counts = { insert: 0, query: 0, update: 0, delete: 0, getmore: 0, command: 0 };

  note({ name, body, sequences }: Request): void {
    if (name === "find") this.counts.query++;
    else if (name === "getMore") this.counts.getmore++;
    else if (name === "insert" || name === "update" || name === "delete") {
      const field = statements[name]!;
      const sent = sequences.get(field) ?? own(body, field);
      this.counts[name] += Array.isArray(sent) ? sent.length : 0;
    } else this.counts.command++;
  }

  fields(): Doc {
    return Object.fromEntries(Object.entries(this.counts).map(([name, n]) => [name, Long.fromNumber(n)]));
  }
}
