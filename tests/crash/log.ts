import { existsSync, readFileSync } from "node:fs";

/** What the store has acknowledged, as the writer logged it. */
export interface Acknowledged {
  inserts: Set<number>;
  pairs: Set<number>;
  counted: number;
  /** Increments that were asked for: those without an answer may have happened. */
  tried: number;
  /** Errors that must not happen, such as a duplicate of a new key. */
  errors: string[];
}

export function readLog(file: string): Acknowledged {
  const found: Acknowledged = { inserts: new Set(), pairs: new Set(), counted: 0, tried: 0, errors: [] };
  for (const line of existsSync(file) ? readFileSync(file, "utf8").split("\n") : []) {
    const [what, id] = line.split(" ", 2);
    if (what === "insert") found.inserts.add(Number(id));
    else if (what === "pair") found.pairs.add(Number(id));
    else if (what === "count") found.counted++;
    else if (what === "try") found.tried++;
    else if (what === "!") found.errors.push(line);
  }
  return found;
}
