import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "#jobs/commands/match.ts";
import type { ShadowingResult } from "#models/matching/instance.ts";
import { wrongWith } from "../../models/matching/instance-proof.ts";
import { person, plain, session } from "../../models/matching/plain-instance.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const folder = mkdtempSync(path.join(tmpdir(), "us-match-"));
const out = path.join(folder, "out.json");

/** As npm does, with a data folder that cannot be had: it needs none. */
function spawn(...args: string[]) {
  const env = { ...process.env, DATA_DIR: "/dev/null/none", PORT: "no port" };
  const { status, stdout, stderr } = spawnSync(process.execPath, ["app/server/command.ts", "match", ...args], { cwd: root, env, encoding: "utf8" }); // prettier-ignore
  return { status, stdout, stderr };
}

/** The same without a process of its own. */
async function call(...args: string[]) {
  const [said, complained]: [string[], string[]] = [[], []];
  const status = await run(args, { say: (text) => said.push(text), complain: (text) => complained.push(text) });
  return { status, stdout: said.join("\n"), stderr: complained.join("\n") };
}

function file(name: string, content: unknown): string {
  const at = path.join(folder, name);
  writeFileSync(at, typeof content === "string" ? content : JSON.stringify(content));
  return at;
}

describe("npm run match -- IN.json --out OUT.json", () => {
  test("writes a plan that is right, and says its numbers", async () => {
    const round = plain({ sessions: [session("a", 9, { seats: 2 })] });
    const { status, stdout, stderr } = spawn(file("in.json", round), "--out", out);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout.replace(/[\d.]+ s$/m, "? s")).toBe(
      [
        "2 of 3 people placed; places in all: 2",
        "first wish met: 2",
        "value 320; no plan can pass 320 (100.00 % of it)",
        `written to ${out} in ? s\n`,
      ].join("\n"),
    );
    const written = JSON.parse(readFileSync(out, "utf8")) as ShadowingResult;
    expect(wrongWith(round, written)).toEqual([]);
    expect(Object.keys(written)).toEqual(["format", "round", "placements", "value", "upperBound", "unplaced", "proof"]);
    const bytes = readFileSync(out);
    await call(path.join(folder, "in.json"), "--out", out);
    expect(readFileSync(out).equals(bytes)).toBe(true);
  });

  const { people, ...nobody } = plain();
  test.each<[string, unknown, string]>([
    ["no JSON", "Name,Department", "FILE is not JSON. Please give the file of a round."],
    ["another thing", [1], "FILE: This is not the file of a round: it has no “format”, which must be “shadowing-round/1”."],
    ["nothing", null, "FILE: This is not the file of a round: it has no “format”, which must be “shadowing-round/1”."],
    ["a plan", { format: "shadowing-result/1" }, "FILE: This is not the file of a round: its “format” is “shadowing-result/1”, and must be “shadowing-round/1”."],
    ["nobody", nobody, "FILE: people is missing."],
    ["a word for a number", plain({ sessions: [session("a", 9, { seats: "two" as never })] }), "FILE: sessions[0].seats must be a whole number."],
    ["half a minute", plain({ sessions: [session("a", 9, { end: 600.5 })] }), "FILE: sessions[0].end must be a whole number."],
    ["fewer than none", plain({ sessions: [session("a", 9, { seats: -1 })] }), "FILE: sessions[0].seats must be at least 0."],
    ["three wanted", plain({ people: [person("ana", { sessionsWanted: 3 })] }), "FILE: people[0].sessionsWanted must be at most 2."],
    ["a wish for nothing", plain({ people: [person("ana", { wishes: [{} as never] })] }), "FILE: people[0].wishes[0] must be a wish, {department}, {session} or {sessions}."],
    ["half a span", plain({ people: [person("ana", { busy: [[5]] as never })] }), "FILE: people[0].busy[0] must be a pair of minutes, [from, to)."],
    ["two of one name", plain({ people: [...people, people[0]!] }), "FILE: “ana” is in people twice."],
    ["a wish for what is not there", plain({ people: [person("ana", { wishes: [{ session: "z" }] })] }), "FILE: people[0].wishes[0].session is “z”, which is not among sessions."],
    ["a session that ends first", plain({ sessions: [session("a", 9, { end: 540 })] }), "FILE: sessions[0] must not end before it starts."],
    ["a way too few", plain({ travelMinutes: [[0, 1]] }), "FILE: travelMinutes must have a row and a column for each of the 2 sites."],
  ])("refuses with a sentence and writes nothing: %s", async (_, content, sentence) => {
    const none = path.join(folder, "none.json");
    const from = file("bad.json", content);
    expect(await call(from, "--out", none)).toEqual({ status: 2, stdout: "", stderr: sentence.replace("FILE", from) });
    expect(existsSync(none)).toBe(false);
  }); // prettier-ignore

  test("a process that is given no round ends with 2 and a sentence alone", () => {
    const from = file("list.json", []);
    const sentence = `${from}: This is not the file of a round: it has no “format”, which must be “shadowing-round/1”.\n`;
    expect(spawn(from, "--out", out)).toEqual({ status: 2, stdout: "", stderr: sentence });
  });

  test("says how to call it, and what it cannot read or write", async () => {
    const there = file("there.json", plain());
    for (const args of [[], [there], [there, "--out"], [there, there, "--out", out], [there, "--fast", "--out", out]])
      expect(await call(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining("npm run match -- IN.json --out OUT.json") as string }); // prettier-ignore
    const gone = path.join(folder, "gone.json");
    expect((await call(gone, "--out", out)).stderr).toBe(`${gone} cannot be read: there is no such file.`);
    expect(await call(there, "--out", path.join(folder, "no", "out.json"))).toMatchObject({ status: 2, stdout: "" });
    expect(readdirSync(folder).filter((name) => name.includes(".part"))).toEqual([]);
  });
});
