import { countMatches } from "../reading/count.ts";
import { matcher } from "../reading/select.ts";
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
    if (!collection) {
      matcher(query, query.collation);
      return fields({ n: 0 });
    }
    const window = { skip, limit: Math.abs(limit) };
    const n = await countMatches(view, collection, query, window, request.pace, request.store.statistics);
    return fields({ n });
  },
};
