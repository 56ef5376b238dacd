import { isLocalDate } from "#models/shared/time.ts";
import { DAY_PARTS, KINDS, type DayPart, type Kind } from "#models/shared/vocabulary.ts";
import { readCursor, type Cursor } from "./cursor.ts";

/** What the list of sessions is narrowed to, as its address says it. */
export interface FindChoice {
  /** Only what can be taken or asked for: "for me". */
  can: boolean;
  left: boolean;
  site: string;
  department: string;
  kinds: readonly Kind[];
  parts: readonly DayPart[];
  /** A local date, or "". */
  from: string;
  /** A local date up to and including, or "". */
  until: string;
  after: Cursor | undefined;
}

const isId = (text: string): boolean => /^[0-9a-f]{24}$/.test(text);

/** Reads the address. Nonsense narrows nothing; an address that says nothing at all means "for me". */
export function readChoice(asked: URLSearchParams): FindChoice {
  const text = (name: string, fits: (value: string) => boolean) => {
    const value = asked.get(name) ?? "";
    return fits(value) ? value : "";
  };
  const [kinds, parts] = [new Set(asked.getAll("kind")), new Set(asked.getAll("part"))];
  return {
    can: asked.size === 0 || asked.get("can") === "1",
    left: asked.get("left") === "1",
    site: text("site", isId),
    department: text("department", isId),
    kinds: KINDS.filter((kind) => kinds.has(kind)),
    parts: DAY_PARTS.filter((part) => parts.has(part)),
    from: text("from", isLocalDate),
    until: text("until", isLocalDate),
    after: readCursor(asked.get("after")),
  };
}

/** The last day is before the first: it narrows nothing, and the field says so. */
export const isReversed = ({ from, until }: Pick<FindChoice, "from" | "until">): boolean =>
  from !== "" && until !== "" && until < from;

/** The address of the list with these choices. `can=` stays in it when nothing else does: it is then not "for me". */
export function findAddress(choice: Partial<Omit<FindChoice, "after">> & { after?: string }): string {
  const address = new URLSearchParams({ can: choice.can ? "1" : "" });
  if (choice.left) address.set("left", "1");
  for (const name of ["site", "department", "from", "until", "after"] as const)
    if (choice[name]) address.set(name, choice[name]);
  for (const kind of choice.kinds ?? []) address.append("kind", kind);
  for (const part of choice.parts ?? []) address.append("part", part);
  return `/find?${address}`;
}
