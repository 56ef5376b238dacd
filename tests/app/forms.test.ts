import { describe, expect, test } from "vitest";
import * as z from "zod";
import { choice, clock, date, email, id, line, optionalText, text, ticked, wholeNumber } from "#app/forms/fields.ts";
import { readForm, sayErrors } from "#app/forms/form.ts";
import { textsFor } from "#models/shared/texts/index.ts";

const schema = z.object({
  title: line(20),
  aims: text(40),
  note: optionalText(10),
  places: wholeNumber(1, 20),
  kind: choice(["briefing", "observation"]),
  day: date(),
  from: clock(),
  host: id(),
  mail: email(),
  agreed: ticked(),
  days: z
    .array(choice(["1", "2", "3"]))
    .min(1, "choose")
    .default([]),
});
const good = {
  ...{
    title: " The  path\nof a bag ",
    aims: "See\r\nit",
    places: "6",
    kind: "briefing",
    day: "2026-12-08",
    from: "13:00",
  },
  ...{ host: "65f0c0ffee65f0c0ffee65f0", mail: "Maren@Halcon.example", agreed: "yes" },
};
function form(fields: Record<string, string | string[] | File>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) data.append(name, one);
  return data;
}
const errorsOf = (fields: Parameters<typeof form>[0]) => {
  const read = readForm(schema, form({ ...good, ...fields }));
  return "errors" in read ? sayErrors(textsFor("en"), read.errors) : {};
};

describe("a form", () => {
  test("becomes values", () => {
    const read = readForm(schema, form({ ...good, days: ["1", "3"] }));
    expect("value" in read && read.value).toEqual({
      ...{ title: "The path of a bag", aims: "See\nit", note: "", places: 6, kind: "briefing", day: "2026-12-08" },
      ...{ from: "13:00", host: good.host, mail: "maren@halcon.example", agreed: true, days: ["1", "3"] },
    });
  });

  test.each([
    [{ title: " " }, { title: "Please fill this in" }],
    [{ title: "x".repeat(21) }, { title: "Please use at most 20 characters" }],
    [{ title: "\u202e\u0000" }, { title: "Please fill this in" }],
    [{ note: "x".repeat(11) }, { note: "Please use at most 10 characters" }],
    [{ places: "" }, { places: "Please fill this in" }],
    [{ places: "0" }, { places: "Enter a whole number from 1 to 20" }],
    [{ places: "2.5" }, { places: "Enter a whole number from 1 to 20" }],
    [{ places: "1e3" }, { places: "Enter a whole number from 1 to 20" }],
    [{ places: "9999999999" }, { places: "Enter a whole number from 1 to 20" }],
    [{ kind: "party" }, { kind: "Please choose one" }],
    [{ day: "2026-02-30" }, { day: "Enter a date, year first, such as 2027-03-31" }],
    [{ from: "25:00" }, { from: "Enter a time, such as 09:30" }],
    [{ host: "[object Object]" }, { host: "Please choose one from the list" }],
    [{ mail: "a@b, c@d" }, { mail: "Enter an e-mail address, such as name@organisation.org" }],
    [{ mail: "a@b.cd\r\nBcc: e@f.gh" }, { mail: "Enter an e-mail address, such as name@organisation.org" }],
    [{ days: [] }, { days: "Please choose one" }],
    [{ days: ["1", "9"] }, { days: "Please choose one" }],
  ])("%j is answered at its field", (fields, said) => {
    expect(errorsOf({ days: ["1"], ...fields })).toEqual(said);
  });

  test("that lacks everything has a sentence at each field", () => {
    const read = readForm(schema, new FormData());
    expect("errors" in read && Object.keys(read.errors)).toEqual([
      ...["title", "aims", "places", "kind", "day", "from", "host", "mail", "days"],
    ]);
  });

  test("keeps what was typed, and takes nothing that it does not name", () => {
    const read = readForm(schema, form({ ...good, places: "many", role: "coordinator", __proto__x: "y" }));
    expect(read.typed).toMatchObject({ places: "many", title: good.title });
    expect(read.typed).not.toHaveProperty("role");
  });

  test("sent with a name twice counts the first", () => {
    const read = readForm(schema, form({ ...good, days: "1", places: ["6", "7"] }));
    expect("value" in read && read.value.places).toBe(6);
  });

  test("sent with a file for a text is refused, and the file is not typed text", () => {
    const read = readForm(schema, form({ ...good, days: "1", title: new File(["x"], "x") }));
    expect("errors" in read && read.errors).toEqual({ title: "required" });
    expect(read.typed).not.toHaveProperty("title");
  });
});

/** What only verbs may decide, by whatever name somebody sends it. */
const OURS = ["state", "person", "personId", "approvedBy", "endedHow", "endedBy", "taken", "waiting", "lastNumber"];
const HIDDEN = ["uid", "sequence", "stamp", "release", "offer", "line", "publishedBy", "department", "by", "roles"];

test("no form of the product takes a field that it does not name, or one that only verbs may write", () => {
  const modules = import.meta.glob<Record<string, unknown>>("../../app/forms/*.ts", { eager: true });
  const forms = Object.entries(modules).flatMap(([file, module]) =>
    Object.entries(module)
      .filter((entry): entry is [string, z.ZodObject] => entry[1] instanceof z.ZodObject)
      .map(([name, shape]) => ({ name: `${file.split("/").at(-1)} ${name}`, shape })),
  );
  expect(forms.length).toBeGreaterThan(40);
  for (const { name, shape } of forms) {
    const named = Object.keys(shape.shape);
    const extra = [...OURS, ...HIDDEN].filter((field) => !named.includes(field));
    const read = readForm(shape, form(Object.fromEntries(extra.map((field) => [field, "65f0c0ffee65f0c0ffee65f0"]))));
    const kept = Object.keys("value" in read ? read.value : {}).filter((field) => extra.includes(field));
    expect([name, kept, Object.keys(read.typed)]).toEqual([name, [], []]);
    const never = ["approvedBy", "endedHow", "endedBy", "taken", "lastNumber", "uid", "sequence", "publishedBy"];
    expect([name, named.filter((field) => never.includes(field))]).toEqual([name, []]);
  }
});
