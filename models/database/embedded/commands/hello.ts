import { Long, ObjectId } from "../bson/values.ts";
import { own } from "../bson/doc.ts";
import { documentAt } from "./arguments.ts";
import { fields } from "./answer.ts";
import type { Command, Request } from "./command.ts";

/** The name of the replica set of one. */
export const setName = "embedded";
const electionId = new ObjectId("7fffffff0000000000000001");

/** What a driver has to know of the server: that it is the primary of a replica set of one. */
export const hello: Command = {
  fields: [
    "helloOk",
    "client",
    "compression",
    "loadBalanced",
    "speculativeAuthenticate",
    "saslSupportedMechs",
    "hostInfo",
    "topologyVersion",
    "maxAwaitTimeMS",
    "internalClient",
    "backpressure",
    "forShell",
  ],
  run(request) {
    const { address } = request.server;
    noteApplication(request);
    const now = new Date();
    return fields({
      helloOk: true,
      ...(request.name === "hello" ? {} : { ismaster: true }),
      isWritablePrimary: true,
      setName,
      setVersion: 1,
      secondary: false,
      hosts: [address],
      primary: address,
      me: address,
      electionId,
      maxBsonObjectSize: 16 * 1024 * 1024,
      maxMessageSizeBytes: 48_000_000,
      maxWriteBatchSize: 100_000,
      localTime: now,
      // Without topologyVersion drivers ask every ten seconds instead of keeping a request open.
      logicalSessionTimeoutMinutes: 30,
      connectionId: request.client.id,
      minWireVersion: 0,
      maxWireVersion: 25,
      readOnly: false,
      lastWrite: { opTime: { ts: request.server.clock.now(), t: Long.fromNumber(1) }, lastWriteDate: now },
    });
  },
};

function noteApplication({ body, client }: Request): void {
  const application = documentAt(documentAt(body, "client") ?? {}, "application");
  const name = application && own(application, "name");
  if (typeof name === "string") client.application = name;
}

export const ping: Command = { fields: [], isTransactional: false, run: () => fields({}) };

export const version = "8.0.0";

export const buildInfo: Command = {
  fields: [],
  run: () =>
    fields({
      version,
      versionArray: version.split(".").map(Number).concat(0),
      gitVersion: "embedded",
      modules: [],
      storageEngines: ["sqlite"],
      bits: 64,
      debug: false,
      maxBsonObjectSize: 16 * 1024 * 1024,
    }),
};

export const connectionStatus: Command = {
  fields: ["showPrivileges"],
  run: () => fields({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } }),
};

/** Where the client is, as the server sees it. */
export const whatsmyuri: Command = { fields: [], run: ({ client }: Request) => fields({ you: client.address }) };
