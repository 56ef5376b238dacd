// Run by kill.test.ts as a process of its own, to be killed.
import { openEmbedded } from "#models/database/embedded/open.ts";

const store = await openEmbedded({ folder: process.argv[2]! });
process.send!(store.uri);
