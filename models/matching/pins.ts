import { toId } from "#models/database/id.ts";
import type { No } from "./judging.ts";
import { Pin } from "./pin.document.ts";
import type { RoundDocument } from "./round.document.ts";

/** What a coordinator decided for a person, ids as strings. */
export interface PinOf {
  fixed: string | null;
  barred: ReadonlySet<string>;
}

/** The decisions of a round, of everybody or of some, by person. */
export async function pinsOf(
  { _id }: Pick<RoundDocument, "_id">,
  some?: readonly { id: string }[],
): Promise<Map<string, PinOf>> {
  const of = { round: _id, ...(some && { person: { $in: some.map(({ id }) => toId(id)) } }) };
  const found = await Pin.find(of, { person: 1, fixed: 1, barred: 1 }).lean();
  return new Map(
    found.map(({ person, fixed, barred }) => [
      String(person),
      { fixed: fixed && String(fixed), barred: new Set(barred.map(String)) },
    ]),
  );
}

/** The reason a session is not for this person though every rule allows it, or null. */
export const decidedOtherwise = (pin: PinOf | undefined, session: string): No | null =>
  pin && (pin.barred.has(session) || (pin.fixed !== null && pin.fixed !== session))
    ? { code: "set-otherwise", facts: {} }
    : null;
