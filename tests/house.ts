import path from "node:path";

/** An import as a file writes it. `target`: a path from the root for our own files, else the package's name. */
export interface Import {
  target: string;
  /** Types are free: they are gone when the code runs. */
  typeOnly: boolean;
}

const STATEMENT = /^(?:import|export)\s+(type\s+)?(?:([\w*{][^;'"]*?)\s+from\s+)?["']([^"']+)["']/gm;
const DYNAMIC = /\bimport\(\s*["']([^"']+)["']\s*\)/g;

const allTypes = (names: string): boolean => {
  const inner = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1];
  if (inner === undefined) return false;
  const parts = inner.split(",").map((name) => name.trim());
  return parts.every((name) => name === "" || name.startsWith("type "));
};

function targetOf(source: string, file: string): string {
  const plain = source.replace(/\?.*$/, "");
  if (plain.startsWith("#")) return plain.slice(1);
  if (plain.startsWith(".")) return path.posix.join(path.posix.dirname(file), plain);
  return plain;
}

/** What a file imports, at its head or on the way. */
export function importsOf(code: string, file: string): Import[] {
  const bare = code.replace(/\/\*[\s\S]*?\*\//g, "");
  const written = [...bare.matchAll(STATEMENT)].map(([, type, names = "", source]) => ({
    target: targetOf(source!, file),
    typeOnly: Boolean(type) || allTypes(names),
  }));
  const dynamic = [...bare.matchAll(DYNAMIC)].map(([, source]) => ({
    target: targetOf(source!, file),
    typeOnly: false,
  }));
  return [...written, ...dynamic];
}

/** The folders of models, lowest first: verbs call verbs of their own folder and of those before it. */
const ORDER = ["record", "people", "programme", "booking", "matching", "calendar", "reflection", "reporting"];
const BESIDE = ["matching", "calendar", "reflection"];

const inside = (target: string): boolean => /^(models|jobs|app)\//.test(target);
const folderOf = (file: string): string => file.split("/")[1] ?? "";
const isDocument = (file: string): boolean => file.endsWith(".document.ts");

function wrongInModels(file: string, target: string): string | null {
  const [from, to] = [folderOf(file), folderOf(target)];
  if (file.startsWith("models/shared/"))
    return target.startsWith("models/shared/") || target === "luxon" || target === "zod"
      ? null
      : "shared knows luxon, zod and itself";
  if (!inside(target)) return null;
  if (!target.startsWith("models/")) return "models call nobody";
  if (isDocument(file))
    return isDocument(target) || to === "shared" ? null : "documents lie below everything but shared";
  if (isDocument(target) || ["shared", "database"].includes(to) || to.endsWith(".ts")) return null;
  if (from === to || from === "database" || from.endsWith(".ts")) return null;
  const [above, below] = [ORDER.indexOf(from), ORDER.indexOf(to)];
  if (below < above && !(BESIDE.includes(from) && BESIDE.includes(to))) return null;
  return `verbs of ${from} call those of folders to the left: ${ORDER.join(" ‹ ")}`;
}

function wrongInApp(file: string, target: string): string | null {
  if (target.startsWith("models/shared/")) return null;
  const room = file.startsWith("app/routes/") || /^app\/(root|entry\.)/.test(file) ? "routes" : folderOf(file);
  const outside = target.startsWith("models/") || target.startsWith("jobs/");
  if (room === "routes") return target.startsWith("jobs/") ? "screens never call jobs" : null;
  if (room === "server")
    return target.startsWith("models/") || target.startsWith("app/server/") ? null : "app/server knows models alone";
  if (outside || target.startsWith("app/server/")) return "only routes know server rooms";
  if (room === "forms" && !target.startsWith("app/forms/")) return "forms know shared and forms";
  return null;
}

/** The composition root and the commands start things: they alone join app and jobs. */
const ROOTS = ["app/server/rooms.ts", "app/server/main.ts", "app/server/demo.ts", "app/server/command.ts"];

/** Why a file may not import that at run time, or null when it may. */
export function wrongDoor(file: string, { target, typeOnly }: Import): string | null {
  if (typeOnly) return null;
  if (file.startsWith("models/database/embedded/"))
    return !inside(target) || target.startsWith("models/database/embedded/") ? null : "the embedded store knows nobody";
  if (target.startsWith("models/database/embedded/") && !/^app\/server\/store(-care)?\.ts$/.test(file))
    return "only app/server/store.ts and store-care.ts know the embedded store";
  if (file.startsWith("models/")) return wrongInModels(file, target);
  if (!inside(target) || ROOTS.includes(file)) return null;
  if (file.startsWith("jobs/commands/"))
    return target.startsWith("models/") ||
      target.startsWith("jobs/") ||
      /^app\/server\/(settings|store|store-care|log|clock)\.ts$/.test(target)
      ? null
      : "commands know models, jobs, settings, store, store-care, log and clock";
  if (file.startsWith("jobs/"))
    return target.startsWith("models/") || target.startsWith("jobs/") ? null : "jobs know models";
  return wrongInApp(file, target);
}

/** Files that import each other in a circle, each circle once. */
export function circlesIn(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, way: string[]): void => {
    const at = way.indexOf(file);
    if (at !== -1) return void circles.push([...way.slice(at), file].join(" → "));
    if (done.has(file)) return;
    for (const next of imports.get(file) ?? []) if (imports.has(next)) visit(next, [...way, file]);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return circles;
}
