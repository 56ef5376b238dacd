import { createRequire } from "node:module";
import path from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import options from "../remix.config.js";

type Manifest = Record<string, { id: string; file: string; path?: string; index?: boolean; parentId?: string }>;
type Module = ServerBuild["routes"][string]["module"];

const require = createRequire(import.meta.url);
const { flatRoutes } = require("@remix-run/dev/dist/config/flat-routes.js") as {
  flatRoutes: (folder: string, ignored: string[]) => Manifest;
};
const app = path.resolve(import.meta.dirname, "../app");
const modules = import.meta.glob<Module>("../app/routes/**/*.tsx");

const manifest: Manifest = {
  ...flatRoutes(app, options.ignoredRouteFiles ?? []),
  root: { id: "root", file: "root.tsx", path: "" },
};
const ids = Object.keys(manifest);

interface Node {
  id: string;
  path?: string;
  index?: boolean;
  children: Node[];
}
const tree = (parentId: string): Node[] =>
  ids
    .filter((id) => manifest[id]!.parentId === parentId)
    .map((id) => ({ id, path: manifest[id]!.path, index: manifest[id]!.index, children: tree(id) }));
const nodes = [{ id: "root", path: "", children: tree("root") }] as Parameters<typeof matchRoutes>[0];

function moduleOf(file: string): () => Promise<Module> {
  const found = Object.entries(modules).find(([key]) => key.endsWith(`/${file}`));
  if (!found) throw new Error(`No ${file} among ${Object.keys(modules).join(", ")}`);
  return found[1];
}

const load = (id: string): Promise<Module> =>
  id === "root" ? (import("#app/root.tsx") as Promise<Module>) : moduleOf(manifest[id]!.file)();

/**
 * The screens straight from their source, without a build: the route that an address leads to, with its parents, and no
 * others, so that a test needs only the screens it visits. Scripts and styles for browsers are left out.
 */
export function screensFor(pathname: string): Promise<ServerBuild> {
  const plain = pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/");
  // One id leads where every other does.
  const alike = plain.replace(/[0-9a-f]{24}/g, "0".repeat(24));
  const build = builds.get(alike) ?? make(plain);
  builds.set(alike, build);
  return build;
}

/** By address: to find and to put together the same screens again is a tenth of a small page's time. */
const builds = new Map<string, Promise<ServerBuild>>();

async function make(plain: string): Promise<ServerBuild> {
  const matched = (matchRoutes(nodes, decodeURI(plain)) ?? []).map(({ route }) => route.id!);
  const wanted = matched.length > 0 ? matched : ["root"];
  const loaded = await Promise.all(wanted.map(async (id) => [id, await load(id)] as const));
  const routes = Object.fromEntries(loaded.map(([id, module]) => [id, { ...manifest[id]!, module }]));
  const known = loaded.map(([id, module]) => {
    const { parentId, path, index } = manifest[id]!;
    const has = { hasAction: "action" in module, hasLoader: "loader" in module };
    const none = { hasClientAction: false, hasClientLoader: false, hasErrorBoundary: "ErrorBoundary" in module };
    return [id, { id, parentId, path, index, module: `/${id}.js`, imports: [], css: [], ...has, ...none }] as const;
  });
  return {
    mode: "test",
    entry: { module: await import("#app/entry.server.tsx") },
    routes,
    assets: {
      entry: { module: "/entry.js", imports: [] },
      routes: Object.fromEntries(known),
      url: "/manifest.js",
      version: "test",
    },
    publicPath: "/",
    assetsBuildDirectory: "build/client",
    future: options.future,
    isSpaMode: false,
  } as unknown as ServerBuild;
}

/** Every route with a page or data of its own: its address as a pattern ("bookings/:id/release"), and whose loaders
 *  answer there: its own and its parents', the frame's apart. */
export const routePatterns = (): { path: string; loaders: string[] }[] =>
  ids
    .filter((id) => id !== "root")
    .map((id) => {
      const [parts, loaders]: [string[], string[]] = [[], []];
      for (let at: string | undefined = id; at && at !== "root"; at = manifest[at]!.parentId) {
        loaders.unshift(at);
        if (manifest[at]!.path) parts.unshift(manifest[at]!.path!);
      }
      return { path: parts.join("/"), loaders };
    });
