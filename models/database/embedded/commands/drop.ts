import { own } from "../bson/doc.ts";
import { ServerError } from "../errors.ts";
import { fields } from "./answer.ts";
import { flagAt, namespace, namespaceOf } from "./arguments.ts";
import { writing, type Command } from "./command.ts";

/** Takes a collection away with its documents. */
export const drop: Command = {
  fields: [],
  changesCatalogue: true,
  async run(request) {
    const name = namespaceOf(request);
    const dropped = await writing(request, () => request.store.dropCollection(name));
    return fields(dropped ? { nIndexesWas: dropped.indexes.length + 1, ns: name } : {});
  },
};

export const dropDatabase: Command = {
  fields: [],
  changesCatalogue: true,
  async run(request) {
    await writing(request, () => {
      for (const { namespace: name } of request.store.catalogue.in(request.database))
        request.store.dropCollection(name);
    });
    return fields({ dropped: request.database });
  },
};

export const renameCollection: Command = {
  fields: ["to", "dropTarget", "stayTemp"],
  isAdministrative: true,
  changesCatalogue: true,
  async run(request) {
    const from = own(request.body, "renameCollection");
    const to = own(request.body, "to");
    if (typeof from !== "string" || typeof to !== "string") throw new ServerError(14, "namespaces must be strings");
    const isReplacing = flagAt(request.body, "dropTarget");
    const [database = "", ...rest] = to.split(".");
    const wanted = namespace(database, rest.join("."));
    await writing(request, () => request.store.renameCollection(from, wanted, isReplacing));
    return fields({});
  },
};
