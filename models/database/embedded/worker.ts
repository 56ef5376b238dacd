import { enableCompileCache } from "node:module";

// Node keeps what it has made of the source files: the next start is twice as fast, and takes 30 MB less. This has to be
// said before they are loaded.
enableCompileCache();
await import("./thread.ts");
