import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { circlesIn, importsOf, wrongDoor } from "./house.ts";

/** The rules of the house, read from the files themselves: the README has the map. */
const root = path.resolve(import.meta.dirname, "..");
const walk = (at: string): string[] =>
  readdirSync(path.join(root, at)).flatMap((name) => {
    const file = `${at}/${name}`;
    return statSync(path.join(root, file)).isDirectory() ? walk(file) : [file];
  });
const files = ["models", "app", "jobs"].flatMap(walk).filter((file) => /\.tsx?$/.test(file));
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const imports = new Map(files.map((file) => [file, importsOf(read(file), file)]));

/** Longer than 150 lines, with the reason. */
const LONG: Record<string, string> = {
  "jobs/commands/demo/departments.ts": "a table, a department a line",
  "jobs/commands/demo/plans.ts": "a table, a plan a line",
  "models/booking/booking.ts": "one verb, asking for a place, with its three answers",
  "models/booking/reserving.ts": "one noun with its four verbs",
  "models/database/embedded/aggregate/operators/conversion.ts": "a table of operators",
  "models/database/embedded/bson/decode.ts": "one switch over BSON's types",
  "models/database/embedded/bson/key.ts": "one switch over BSON's types",
  "models/database/embedded/commands/bulk-write.ts": "one command, a command a file",
  "models/database/embedded/index/conditions.ts": "one grammar",
  "models/database/embedded/query/project.ts": "one compiler",
  "models/shared/time.ts": "the one place where instants, dates, clocks and zones meet",
  "models/database/embedded/store/store.ts": "the one class that holds the others",
};
/** Catalogues of sentences are as long as there is to say. */
const CATALOGUE = /^models\/shared\/texts\//;

/** How documents are written without a verb: every write that a model or a collection has. */
const WRITES =
  /\.(create|insert(One|Many)|bulkWrite|bulkSave|save|(update|replace|delete)(One|Many)|findOneAnd(Update|Replace|Delete)|findById(AndUpdate|AndDelete))\(/;

describe("the house", () => {
  test("everybody comes through the right doors", () => {
    const wrong = files.flatMap((file) =>
      imports.get(file)!.flatMap((one) => {
        const why = wrongDoor(file, one);
        return why ? [`${file} imports ${one.target}: ${why}`] : [];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test.each([
    ["models/people/person.ts", "app/server/clock.ts", "models call nobody"],
    ["models/people/person.ts", "jobs/worker.ts", "models call nobody"],
    ["models/people/person.ts", "models/booking/book.ts", "verbs of people call those of folders to the left"],
    ["models/people/person.document.ts", "models/people/actor.ts", "documents lie below everything but shared"],
    ["models/shared/time.ts", "mongoose", "shared knows luxon, zod and itself"],
    ["models/database/embedded/open.ts", "models/errors.ts", "the embedded store knows nobody"],
    ["models/booking/book.ts", "models/database/embedded/open.ts", "only app/server/store.ts"],
    ["jobs/worker.ts", "app/server/clock.ts", "jobs know models"],
    ["jobs/commands/import.ts", "app/forms/form.ts", "commands know models"],
    ["app/routes/home.tsx", "jobs/worker.ts", "screens never call jobs"],
    ["app/components/row.tsx", "models/booking/book.ts", "only routes know server rooms"],
    ["app/components/row.tsx", "app/server/clock.ts", "only routes know server rooms"],
    ["app/forms/form.ts", "app/components/row.tsx", "forms know shared and forms"],
    ["app/server/clock.ts", "app/forms/form.ts", "app/server knows models alone"],
  ])("%s may not import %s", (file, target, why) => {
    expect(wrongDoor(file, { target, typeOnly: false })).toContain(why);
    expect(wrongDoor(file, { target: "models/shared/time.ts", typeOnly: true })).toBe(null);
  });

  test("a circle is found, however long", () => {
    const round = new Map([
      ["a.ts", ["b.ts"]],
      ["b.ts", ["c.ts", "d.ts"]],
      ["c.ts", ["a.ts"]],
      ["d.ts", []],
    ]);
    expect(circlesIn(round)).toEqual(["a.ts → b.ts → c.ts → a.ts"]);
  });

  test("nobody walks in a circle", () => {
    const running = [...imports].map(([file, all]) => {
      const targets = all.filter(({ typeOnly }) => !typeOnly).map(({ target }) => target);
      return [file, targets] as const;
    });
    expect(circlesIn(new Map(running))).toEqual([]);
  });

  test("routes, jobs and models call no route", () => {
    const wrong = files.filter((file) => imports.get(file)!.some(({ target }) => target.startsWith("app/routes/")));
    expect(wrong).toEqual([]);
  });

  test("files stay short: past 150 lines there is a second noun", () => {
    const long = files.filter((file) => !LONG[file] && !CATALOGUE.test(file) && read(file).split("\n").length > 151);
    expect(long).toEqual([]);
  });

  test("no excuse is older than its file", () => {
    for (const file of Object.keys(LONG)) expect(read(file).split("\n").length, file).toBeGreaterThan(151);
  });

  test("a summary of errors that links to fields names them", () => {
    const summaries = files.flatMap((file) =>
      [...code(file).matchAll(/<Errors\b[^/]*?\/>/g)].map(([tag]) => ({ file, tag })),
    );
    expect(summaries.length).toBeGreaterThan(40);
    const nameless = summaries.filter(({ tag }) => /\bfields=/.test(tag) && !/\blabels=/.test(tag));
    expect(nameless.map(({ file }) => file)).toEqual([]);
  });

  test("only the clock reads the clock", () => {
    const rooms = /^(app\/server\/clock\.ts|models\/database\/embedded\/)/;
    const reading = files.filter((file) => !rooms.test(file) && /\bDate\.now\(\)|\bnew Date\(\)/.test(code(file)));
    expect(reading).toEqual([]);
  });

  test("only models/shared/time.ts knows luxon on the server", () => {
    const users = files.filter((file) => imports.get(file)!.some(({ target }) => target === "luxon"));
    expect(users.filter((file) => file !== "models/shared/time.ts" && !/\.client\.tsx?$/.test(file))).toEqual([]);
  });

  test("the demo and other commands make things by verbs, never by documents", () => {
    const makers = files.filter((file) => file.startsWith("jobs/commands/"));
    expect(makers.filter((file) => WRITES.test(code(file)))).toEqual([]);
    const demo = makers.filter((file) => file.startsWith("jobs/commands/demo"));
    expect(demo.length).toBeGreaterThan(5);
    const documents = demo.filter((file) =>
      imports.get(file)!.some(({ target, typeOnly }) => !typeOnly && /\.document\.ts$|^mongo(db|ose)$/.test(target)),
    );
    expect(documents).toEqual([]);
  });

  test("no server code in what browsers get", ({ skip }) => {
    const assets = path.join(root, "build/client/assets");
    const built = statSync(assets, { throwIfNoEntry: false });
    if (!built && !process.env.CI) skip("nothing is built: npm test builds first");
    const scripts = readdirSync(assets).filter((name) => name.endsWith(".js"));
    expect(scripts.length).toBeGreaterThan(0);
    for (const name of scripts) {
      const script = readFileSync(path.join(assets, name), "utf8");
      for (const mark of ["mongoose", "MongoServerError", "node:crypto", "findOneAndUpdate", "nodemailer"])
        expect(script.includes(mark), `${name} holds ${mark}`).toBe(false);
    }
  });
});

/** The file without comments and strings that only talk about code. */
function code(file: string): string {
  return read(file)
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/.*$/gm, "");
}
