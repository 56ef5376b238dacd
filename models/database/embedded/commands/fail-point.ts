import { own } from "../bson/doc.ts";
import { toNumber } from "../bson/number.ts";
import { ServerError } from "../errors.ts";
import { HangUp } from "../wire/connection.ts";
import type { Reply } from "../wire/reply.ts";
import { documentAt } from "./arguments.ts";
import { fields } from "./answer.ts";
import type { Command, Request } from "./command.ts";
import { writeLabelsFor } from "./labels.ts";

/** Sets up errors on demand; known only to a server that was started for tests. */
export const configureFailPoint: Command = {
  fields: ["mode", "data"],
  isAdministrative: true,
  run({ server, body }) {
    if (!server.failPoints) throw new ServerError(59, "no such command: 'configureFailPoint'");
    server.failPoints.configure(
      String(own(body, "configureFailPoint")),
      own(body, "mode"),
      documentAt(body, "data") ?? {},
    );
    return fields({});
  },
};

/** Carries out a command as the fail points want it. */
export async function failing(request: Request, command: Command, run: () => Promise<Reply>): Promise<Reply> {
  const points = request.server.failPoints;
  if (!points) return run();
  const failure = points.forCommand(request.name, request.client.application);
  if (failure) {
    const { blockMilliseconds, closesConnection, error, writeConcernError, labels } = failure;
    if (blockMilliseconds > 0) await new Promise((resolve) => setTimeout(resolve, blockMilliseconds));
    if (closesConnection) throw new HangUp();
    if (error) throw error;
    if (writeConcernError) {
      const reply = await run();
      const code = toNumber(own(writeConcernError, "code"));
      const errorLabels = labels ?? writeLabelsFor(request, command, code);
      return {
        ...reply,
        fields: { ...reply.fields, writeConcernError, ...(errorLabels.length > 0 && { errorLabels }) },
      };
    }
  }
  const reply = await run();
  if (request.hangsUp) throw new HangUp();
  return reply;
}
