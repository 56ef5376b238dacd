import { fields } from "./answer.ts";
import type { Command } from "./command.ts";

/** Answers with the names of the commands that there are. */
export const listCommands = (commands: ReadonlyMap<string, Command>): Command => ({
  fields: [],
  run: () =>
    fields({
      commands: Object.fromEntries(
        [...commands].map(([name, { isAdministrative = false }]) => [
          name,
          { requiresAuth: false, secondaryOk: false, adminOnly: isAdministrative },
        ]),
      ),
    }),
});
