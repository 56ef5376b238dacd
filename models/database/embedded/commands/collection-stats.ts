import { isDoc, own, type Doc } from "../bson/doc.ts";
import { Long } from "../bson/values.ts";
import { badValue, ServerError } from "../errors.ts";
import { countAll } from "../reading/count.ts";
import { finish } from "../reading/pace.ts";
import { sizeOf, type CollectionSize } from "../store/size.ts";
import { fields } from "./answer.ts";
import { namespaceOf, numberAt } from "./arguments.ts";
import type { Command, Request } from "./command.ts";

/** How much a collection holds, and what it takes in the file. */
export const collStats: Command = {
  fields: ["scale"],
  async run(request) {
    const ns = namespaceOf(request);
    return fields({ ns, ...(await storageStats(request, ns, scaleOf(request.body))), capped: false });
  },
};

/** What the stage `$collStats` begins a pipeline with: the parts that it asks for. */
export async function collStatsStage(request: Request, ns: string, operand: unknown): Promise<Doc[]> {
  if (!isDoc(operand)) throw new ServerError(5447000, "$collStats must take a nested object");
  for (const name of Object.keys(operand))
    if (name !== "count" && name !== "storageStats")
      throw new ServerError(238, `$collStats cannot tell '${name}' here: it knows count and storageStats.`);
  if (!request.store.read().collection(ns)) throw new ServerError(26, `Collection [${ns}] not found.`);
  const wanted = own(operand, "storageStats");
  const storage = isDoc(wanted) && (await storageStats(request, ns, scaleOf(wanted)));
  const { address } = request.server;
  return [
    {
      ns,
      host: address,
      localTime: new Date(),
      ...(storage && { storageStats: storage }),
      ...(own(operand, "count") !== undefined && { count: countOf(request, ns) }),
    },
  ];
}

function countOf({ store }: Request, ns: string): number {
  const view = store.read();
  const collection = view.collection(ns);
  return collection ? countAll(view, collection) : 0;
}

async function storageStats(request: Request, ns: string, scale: number): Promise<Doc> {
  const { store, pace } = request;
  store.commits.flush();
  const collection = store.read().collection(ns);
  const none: CollectionSize = { documents: 0, storage: 0, indexes: {} };
  const size = collection ? await finish(sizeOf(store.folder, collection), pace) : none;
  const count = countOf(request, ns);
  const scaled = (bytes: number) => Long.fromNumber(Math.floor(bytes / scale));
  const ofIndexes = Object.values(size.indexes).reduce((sum, bytes) => sum + bytes, 0);
  return {
    size: scaled(size.documents),
    count,
    ...(count > 0 && { avgObjSize: Long.fromNumber(Math.floor(size.documents / count)) }),
    storageSize: scaled(size.storage),
    nindexes: Object.keys(size.indexes).length,
    indexSizes: Object.fromEntries(Object.entries(size.indexes).map(([name, bytes]) => [name, scaled(bytes)])),
    totalIndexSize: scaled(ofIndexes),
    totalSize: scaled(size.storage + ofIndexes),
    scaleFactor: scale,
  };
}

/** In units of how many bytes sizes are wanted. */
export function scaleOf(body: Doc): number {
  const scale = Math.trunc(numberAt(body, "scale") ?? 1);
  if (scale < 1) throw badValue(`BSON field 'scale' value must be >= 1, actual value '${scale}'`);
  return scale;
}
