import { parseArgs } from "node:util";
import { FIELDS, type Field, type Mapping } from "#models/people/import/columns.ts";
import { en } from "#models/shared/texts/en/index.ts";

export interface ImportOptions {
  file: string;
  yes: boolean;
  partial: boolean;
  map: Mapping;
  /** Staff numbers of people who left, where several have one name. */
  left: string[];
}

/** The command was called wrongly: what is wrong, and how to call it. */
export class UsageError extends Error {}
/** What it was told does not fit the file. */
export class Complaint extends Error {}

const words = en.imports.command;

/** Reads what stands after `npm run import --`. */
export function readOptions(args: string[]): ImportOptions {
  const { values, positionals } = parse(args);
  const [what, file, ...more] = positionals;
  if (what !== "people" || !file || more.length > 0) throw new UsageError("");
  const map: Mapping = {};
  for (const pair of values.map ?? []) {
    const [field, ...header] = pair.split("=");
    if (!(FIELDS as readonly string[]).includes(field!))
      throw new UsageError(words.unknownField(field!, FIELDS.join(", ")));
    map[field as Field] = header.join("=");
  }
  return { file, yes: values.yes ?? false, partial: values.partial ?? false, map, left: values.left ?? [] };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        yes: { type: "boolean" },
        partial: { type: "boolean" },
        map: { type: "string", multiple: true },
        left: { type: "string", multiple: true },
      },
    });
  } catch (error) {
    throw new UsageError(words.unknownOption(/'(-[^']*)'/.exec((error as Error).message)?.[1] ?? args.join(" ")));
  }
}
