// A process of its own that runs the store, to be killed.
import { openBundled } from "../embedded.ts";

const store = await openBundled({ folder: process.argv[2]! });
process.on("disconnect", () => process.exit());
process.send!(store.uri);
