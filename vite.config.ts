import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type Plugin } from "vite";
import options from "./remix.config.js";

/** Keeps the rooms that Node runs as they are (models, jobs, app/server) out of the bundle of the screens: on the
 *  server their imports stay imports, so each module is loaded once; in the browser they are refused by name. */
function serverRooms(): Plugin {
  const room = /^#(models|jobs|app\/server)\//;
  let building = false;
  return {
    name: "server-rooms",
    enforce: "pre",
    configResolved(config) {
      building = config.command === "build";
    },
    resolveId(source, importer, asked: { ssr?: boolean | undefined; scan?: boolean }) {
      if (/^\.\.?\/(.*\/)?(models|jobs|server)\//.test(source))
        this.error(`${importer ?? "?"}: write #… for ${source}`);
      if (!room.test(source)) return null;
      if (asked.scan || (asked.ssr && building)) return { id: source, external: true };
      if (asked.ssr || source.startsWith("#models/shared/")) return null;
      if (!building && importer?.endsWith("index.html")) return null; // Remix collecting style sheets in development
      this.error(`${importer ?? "?"} would take ${source} into the browser`);
    },
  };
}

export default defineConfig({
  plugins: [serverRooms(), remix(options)],
  build: { target: "es2022", assetsInlineLimit: 0 },
  optimizeDeps: { esbuildOptions: { target: "es2022" } },
  server: {
    watch: { ignored: ["models", "jobs", "app/server"].map((room) => `${import.meta.dirname}/${room}/**`) },
  },
});
