import { walk } from "../reading/pace.ts";
import { matcher, select } from "../reading/select.ts";
import { fields } from "./answer.ts";
import { namespaceOf, windowAt } from "./arguments.ts";
import { viewOf, type Command } from "./command.ts";
import { queryOf } from "./find.ts";

/** The number of documents that match. */
export const count: Command = {
  fields: ["query", "limit", "skip", "hint", "collation", "fields"],
  async run(request) {
    const namespace = namespaceOf(request);
    const query = queryOf(request.body, "query");
    const { skip, limit } = windowAt(request.body);
    const view = viewOf(request);
    const collection = view.collection(namespace);
    let n = 0;
    if (collection) {
      const end = limit === 0 ? Infinity : skip + Math.abs(limit);
      await walk(select(view, collection, query, request.store.statistics).rows, request.pace, () => ++n >= end);
    } else matcher(query, query.collation);
    return fields({ n: Math.max(0, n - skip) });
  },
};
