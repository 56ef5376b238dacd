import { arch, cpus, hostname, release, totalmem, type } from "node:os";
import { Long } from "../bson/values.ts";
import type { Doc } from "../bson/doc.ts";
import { ServerError } from "../errors.ts";
import { fields } from "./answer.ts";
import { numberAt } from "./arguments.ts";
import type { Command, Request } from "./command.ts";

/** The commands that are being carried out at this moment, and since when. */
export class UnderWay {
  private readonly requests = new Map<Request, { id: number; since: number }>();
  private lastId = 0;

  async while<T>(request: Request, work: () => Promise<T>): Promise<T> {
    this.requests.set(request, { id: ++this.lastId, since: performance.now() });
    try {
      return await work();
    } finally {
      this.requests.delete(request);
    }
  }

  *list(): Generator<[request: Request, id: number, milliseconds: number]> {
    const now = performance.now();
    for (const [request, { id, since }] of this.requests) yield [request, id, now - since];
  }

  /** Ends a command at its next pause; nothing happens when there is none of that number. */
  interrupt(wanted: number): void {
    for (const [{ pace }, { id }] of this.requests) if (id === wanted) pace.interrupt();
  }
}

/** What the server is doing. */
export const currentOp: Command = {
  fields: ["$all", "$ownOps"],
  isAdministrative: true,
  run: (request) => fields({ inprog: inProgress(request) }),
};

/** What is carried out now, as `currentOp` and the stage of that name show it. */
export function inProgress({ server }: Request): Doc[] {
  return [...server.underWay.list()].map(([{ name, database, body, client }, opid, milliseconds]) => ({
    type: "op",
    opid,
    connectionId: client.id,
    ...(client.application && { appName: client.application }),
    active: true,
    op: "command",
    ns: typeof body[name] === "string" ? `${database}.${body[name]}` : `${database}.$cmd`,
    command: { [name]: body[name], $db: database },
    microsecs_running: Long.fromNumber(Math.round(milliseconds * 1_000)),
    secs_running: Math.floor(milliseconds / 1_000),
  }));
}

/** Ends a command of `currentOp` at its next pause, with error 11601. */
export const killOp: Command = {
  fields: ["op"],
  isAdministrative: true,
  run({ server, body }) {
    const id = numberAt(body, "op");
    if (id === undefined) throw new ServerError(4, 'Did not provide "op" field');
    server.underWay.interrupt(id);
    return fields({ info: "attempting to kill op" });
  },
};

/** The machine that the server runs on. */
export const hostInfo: Command = {
  fields: [],
  isAdministrative: true,
  run: () =>
    fields({
      system: {
        currentTime: new Date(),
        hostname: hostname(),
        cpuAddrSize: 64,
        memSizeMB: Math.round(totalmem() / 2 ** 20),
        numCores: cpus().length,
        cpuArch: arch(),
      },
      os: { type: type(), name: type(), version: release() },
      extra: {},
    }),
};
