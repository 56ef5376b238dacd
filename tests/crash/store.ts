// A process of its own that runs the store, to be killed.
import { openEmbedded } from "#models/database/embedded/open.ts";

const store = await openEmbedded({ folder: process.argv[2]! });
process.on("disconnect", () => process.exit());
process.send!(store.uri);
