import type { Types } from "mongoose";
import { Person, type PersonDocument } from "#models/people/person.document.ts";
import type { RoundDocument } from "./round.document.ts";
import { WishList, type WishListDocument } from "./wish-list.document.ts";

/** Somebody with wishes in a round. */
export interface Wisher {
  person: PersonDocument;
  list: WishListDocument;
}

/** Everybody with wishes, so many at a time, in the order of people's ids. People who have left the organisation, and
 *  those whose turn is over (`settled`), are not among them. */
export async function* wishersOf(
  round: Pick<RoundDocument, "_id">,
  settled: ReadonlySet<string> = new Set(),
  size = 250,
): AsyncIterable<Wisher[]> {
  let after: Types.ObjectId | null = null;
  for (;;) {
    const lists: WishListDocument[] = await WishList.find({
      round: round._id,
      ...(after && { person: { $gt: after } }),
    })
      .sort({ person: 1 })
      .limit(size)
      .lean();
    if (lists.length === 0) return;
    after = lists.at(-1)!.person;
    const wanted = lists.filter(({ person }) => !settled.has(String(person)));
    const people = await Person.find({ _id: { $in: wanted.map(({ person }) => person) }, leftAt: null }).lean();
    const byId = new Map(people.map((person) => [String(person._id), person]));
    const some = wanted.flatMap((list) => {
      const person = byId.get(String(list.person));
      return person ? [{ person, list }] : [];
    });
    if (some.length > 0) yield some;
  }
}
