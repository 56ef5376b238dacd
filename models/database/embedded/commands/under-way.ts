import { arch, cpus, hostname, release, totalmem, type } from "node:os";
import { Long } from "../bson/values.ts";
import { fields } from "./answer.ts";
import type { Command, Request } from "./command.ts";

/** The commands that are being carried out at this moment, and since when. */
export class UnderWay {
  private readonly requests = new Map<Request, number>();

  async while<T>(request: Request, work: () => Promise<T>): Promise<T> {
    this.requests.set(request, performance.now());
    try {
      return await work();
    } finally {
      this.requests.delete(request);
    }
  }

  *list(): Generator<[request: Request, milliseconds: number]> {
    const now = performance.now();
    for (const [request, since] of this.requests) yield [request, now - since];
  }
}

/** What the server is doing; nothing of it can be stopped from outside but by its client's end. */
export const currentOp: Command = {
  fields: ["$all", "$ownOps"],
  isAdministrative: true,
  run({ server }) {
    const inprog = [...server.underWay.list()].map(([{ name, database, body, client }, milliseconds]) => ({
      type: "op",
      connectionId: client.id,
      ...(client.application && { appName: client.application }),
      active: true,
      op: "command",
      ns: typeof body[name] === "string" ? `${database}.${body[name]}` : `${database}.$cmd`,
      command: { [name]: body[name], $db: database },
      microsecs_running: Long.fromNumber(Math.round(milliseconds * 1_000)),
      secs_running: Math.floor(milliseconds / 1_000),
    }));
    return fields({ inprog });
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
