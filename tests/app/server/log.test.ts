import { describe, expect, test } from "vitest";
import { makeLog, pathForLog } from "#app/server/log.ts";
import { Person } from "#models/people/person.document.ts";
import { cast } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";

await freshDatabase();

/** The line that is logged of an error. */
function logged(error: unknown) {
  const lines: string[] = [];
  const log = makeLog(
    { logLevel: "info", mode: "test", clock: () => new Date() },
    { write: (line) => void lines.push(line) },
  );
  log.child({ requestId: "5" }).error({ err: error }, "a screen broke");
  const line = lines.join("");
  return { line, err: (JSON.parse(line) as { err: Record<string, unknown> }).err };
}

const failing = (work: () => Promise<unknown>): Promise<unknown> => work().catch((error: unknown) => error);

describe("the log has no personal text, also where an error quotes it", () => {
  test("a value that is taken", async () => {
    const { maren } = await cast();
    const { _id, ...twin } = (await Person.findById(maren._id).lean())!;
    const { line, err } = logged(await failing(() => Person.create(twin)));
    expect(line).not.toMatch(/maren|halcon/i);
    expect(err).toMatchObject({ type: "MongoServerError", code: 11000, fields: ["email"] });
    expect(err.stack).toMatch(/^ +at /);
  });

  test("a value that is no id, that is none at all, or wrong in a document", async () => {
    const cast = logged(await failing(() => Person.findOne({ _id: "maren@halcon.example" })));
    expect(cast.line).not.toMatch(/maren/i);
    expect(cast.err).toMatchObject({ type: "CastError", fields: ["_id"] });
    const wrong = logged(await failing(() => Person.create({ name: { of: "Maren" } as unknown as string })));
    expect(wrong.line).not.toContain("Maren");
    expect(wrong.err).toMatchObject({ type: "ValidationError", fields: expect.arrayContaining(["name"]) });
  });

  test("what a parser quotes, what has an address or a secret in it, and what lies behind", () => {
    const parsed = logged(thrown(() => JSON.parse("Maren said no")));
    expect(parsed.line).not.toContain("Maren");
    const cause = new Error("550 <maren@halcon.example> is unknown");
    const { line, err } = logged(new Error("smtp://u:hunter2@mail.example refused", { cause }));
    expect(line).not.toMatch(/hunter2|maren/);
    expect(err).toMatchObject({ type: "Error", message: "… refused", cause: { message: "550 … is unknown" } });
  });

  test("what an error of another's making says in words of its own", () => {
    class CsvError extends Error {}
    for (const strange of [new CsvError("got M at Maren"), Object.assign(new Error("at Maren"), { name: "CsvError" })])
      expect(logged(strange)).toMatchObject({ line: expect.not.stringContaining("Maren"), err: { type: "CsvError" } });
  });

  test("what is named like a secret, should somebody hand it over", () => {
    const lines: string[] = [];
    const told = { logLevel: "info", mode: "test", clock: () => new Date() } as const;
    const log = makeLog(told, { write: (line) => void lines.push(line) });
    for (const name of ["password", "secret", "email", "key"]) log.info({ thing: { [name]: "hunter2" } }, "said");
    log.info({ req: { headers: { cookie: "hunter2" } } }, "asked");
    expect(lines).toHaveLength(5);
    expect(lines.join("")).not.toContain("hunter2");
  });

  test("what is our own fault is said in full", () => {
    const nothing = undefined as unknown as { name: string };
    const { err } = logged(thrown(() => nothing.name));
    expect(err).toMatchObject({
      type: "TypeError",
      message: "Cannot read properties of undefined (reading 'name')",
      stack: expect.stringContaining("log.test.ts"),
    });
  });
});

function thrown(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

test("the log has no secret that rides in an address", () => {
  expect(
    [
      "/set-up?key=secret",
      "/sign-in/link#secret",
      "/feeds/secret.ics",
      "/feeds/secret",
      "/feeds/secret/more?x",
      "/concerns/64b",
      "/find?words=secret",
    ].map(pathForLog),
  ).toEqual(["/set-up", "/sign-in/link", "/feeds/…", "/feeds/…", "/feeds/…/more", "/concerns/…", "/find"]);
});
