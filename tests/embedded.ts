import { storeProgram } from "#app/server/store-program.ts";
import { openEmbedded, type EmbeddedDatabase, type OpenOptions } from "#models/database/embedded/open.ts";

/** The embedded store as the product starts it: bundled, which takes a quarter of the time that its sources take. It is
 *  no older than they are: `run-folder.ts` sees to that. The sources as they are stand behind `freshDatabase`. */
export const openBundled = (options: OpenOptions): Promise<EmbeddedDatabase> =>
  openEmbedded({ ...options, program: storeProgram() });
