import { pick } from "../bson/decode.ts";
import { isDoc, own, type Doc } from "../bson/doc.ts";
import { keyBytes } from "../bson/key.ts";
import { compare } from "../bson/order.ts";
import { ServerError } from "../errors.ts";
import { sorted } from "../pauses.ts";
import { finish, walk } from "../reading/pace.ts";
import { matcher, select } from "../reading/select.ts";
import { fields } from "./answer.ts";
import { missing, namespaceOf, textAt } from "./arguments.ts";
import { viewOf, type Command } from "./command.ts";
import { queryOf } from "./find.ts";

const largest = 16 * 1024 * 1024;

/** The different values at a path. */
export const distinct: Command = {
  fields: ["key", "query", "collation", "hint"],
  isTransactional: true,
  async run(request) {
    const namespace = namespaceOf(request);
    const path = textAt(request.body, "key");
    if (path === undefined) throw missing("distinct", "key");
    const query = queryOf(request.body, "query");
    const view = viewOf(request);
    const collection = view.collection(namespace);
    if (!collection) {
      matcher(query, query.collation);
      return fields({ values: [] });
    }
    const collation = query.collation ?? collection.collation;
    const top = new Set([path.split(".", 1)[0]!]);
    const found = new Map<string, unknown>();
    let size = 0;
    await walk(select(view, collection, query, request.store.statistics).rows, request.pace, ([, bytes]) => {
      for (const value of valuesIn(pick(bytes, top), path.split("."))) {
        const key = keyBytes(value, false, collation).toString("latin1");
        if (found.has(key)) continue;
        found.set(key, value);
        size += key.length;
        if (size > largest) throw new ServerError(17217, "distinct too big, 16mb cap");
      }
    });
    const values = await finish(
      sorted([...found.values()], (a, b) => compare(a, b, collation)),
      request.pace,
    );
    return fields({ values });
  },
};

/** Every value at a path, elements of arrays one by one. */
function* valuesIn(value: unknown, path: string[], isElement = false): Generator<unknown> {
  const [next, ...rest] = path;
  if (next === undefined) {
    if (Array.isArray(value) && !isElement) yield* value;
    else if (value !== undefined) yield value;
  } else if (Array.isArray(value)) {
    if (/^\d+$/.test(next) && Number(next) < value.length) yield* valuesIn(value[Number(next)], rest);
    for (const element of value) if (isDoc(element)) yield* valuesIn(element, path);
  } else if (isDoc(value)) yield* valuesIn(own(value as Doc, next), rest);
}
