import type { Doc } from "../../bson/doc.ts";
import { show } from "../../bson/show.ts";
import { badValue } from "../../errors.ts";
import type { Step } from "../modifiers.ts";
import { changeAt, readAt, splitPath } from "../path.ts";
import { isPositional } from "../positions.ts";

/** `$rename`: each field goes to another path, where it replaces what is there. */
export function renames(fields: Doc): { from: string[]; step: Step }[] {
  return Object.keys(fields).map((source) => {
    const target = fields[source];
    if (typeof target !== "string") {
      throw badValue(`The 'to' field for $rename must be a string: ${source}: ${show(target)}`);
    }
    const from = splitPath(source);
    const to = splitPath(target);
    if (source === target) {
      throw badValue(`The source and target field for $rename must differ: ${source}: "${target}"`);
    }
    if (isPositional(from)) throw badValue(`The source field for $rename may not be dynamic: ${source}`);
    if (isPositional(to)) throw badValue(`The destination field for $rename may not be dynamic: ${target}`);
    return { from, step: { path: to, run: (doc, at, id) => move(doc, from, at, id) } };
  });
}

function move(doc: Doc, from: string[], to: string[], id: unknown): void {
  refuseArrays(doc, from, id, "source");
  const value = readAt(doc, from);
  if (value === undefined) return;
  refuseArrays(doc, to, id, "destination");
  changeAt(doc, from, () => undefined);
  changeAt(doc, to, () => value);
}

function refuseArrays(doc: Doc, path: string[], id: unknown, end: "source" | "destination"): void {
  for (let i = 1; i < path.length; i++) {
    if (!Array.isArray(readAt(doc, path.slice(0, i)))) continue;
    throw badValue(
      `The ${end} field cannot be an array element, '${path.join(".")}' in doc with _id: ${show(id)} ` +
        `has an array field called '${path[i - 1]!}'`,
    );
  }
}
