import { isDoc, own } from "../bson/doc.ts";
import { typeName } from "../bson/types.ts";
import { ServerError, typeMismatch } from "../errors.ts";
import type { Server } from "../server.ts";
import { fields } from "./answer.ts";
import { flagAt } from "./arguments.ts";
import type { Command } from "./command.ts";

const parametersOf = ({ failPoints }: Server) => ({
  featureCompatibilityVersion: { version: "8.0" },
  transactionLifetimeLimitSeconds: 60,
  ...(failPoints && { enableTestCommands: true }),
});

/** The parameters of the server that were asked for; it has none to set. */
export const getParameter: Command = {
  fields: [],
  takesAnyField: true,
  isAdministrative: true,
  run({ server, body }) {
    const asked = own(body, "getParameter");
    const isAll = asked === "*" || (isDoc(asked) && flagAt(asked, "allParameters"));
    const found = Object.entries(parametersOf(server)).filter(([name]) => isAll || Object.hasOwn(body, name));
    if (found.length === 0) throw new ServerError(72, "no option found to get");
    return fields(Object.fromEntries(found));
  },
};

const logs = ["global", "startupWarnings"];

/** The server's logs, which are empty: it reports to the process that it is part of. Shells ask when they connect. */
export const getLog: Command = {
  fields: [],
  isAdministrative: true,
  run({ body }) {
    const name = own(body, "getLog");
    if (typeof name !== "string")
      throw typeMismatch(`Argument to getLog must be of type String; found ${String(name)} of type ${typeName(name)}`);
    if (name === "*") return fields({ names: logs });
    if (!logs.includes(name)) throw new ServerError(96, `No log named '${name}'`);
    return fields({ totalLinesWritten: 0, log: [] });
  },
};

export const getCmdLineOpts: Command = {
  fields: [],
  isAdministrative: true,
  run: () => fields({ argv: [], parsed: {} }),
};
