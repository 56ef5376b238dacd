import { expect, test } from "vitest";
import { Person } from "#models/people/person.document.ts";
import { COUNTED, searchPeople } from "#models/people/directory.ts";
import { build, cast, noon } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";

await freshDatabase();

const names = async (words: string, departmentId?: string) =>
  (await searchPeople({ words, ...(departmentId && { departmentId }) })).people.map(({ name }) => name);

test("finds people by the beginnings of their words, without accents, whatever the order", async () => {
  const { apron, aoife, tomas, linh, noor, maria } = await cast();
  expect(await names("ITURR tom")).toEqual([tomas.name]);
  expect(await names("nguyen")).toEqual([linh.name]);
  expect(await names("fernandezv")).toEqual([maria.name]);
  expect(await names("bhriain")).toEqual([aoife.name]);
  expect(await names("نور")).toEqual([noor.name]);
  expect(await names("kafor")).toEqual([]);
  expect(await names("a", String(apron._id))).toEqual([aoife.name]);
  expect(await names(tomas.staffNumber)).toEqual([tomas.name]);
});

test("nothing typed can become a query", async () => {
  await cast();
  for (const words of [".*", "^", "$gt", "(a+)+$", "[", "\\", "a|b", "{}"]) await names(words);
  expect(await names(".*kafor")).toEqual([]);
});

test("who left is not found", async () => {
  const { maren } = await cast();
  await Person.updateOne({ _id: maren._id }, { $set: { leftAt: noon } });
  expect(await names("okafor")).toEqual([]);
});

test("pages neither skip nor repeat, also among people of one name", async () => {
  const { apron } = await cast();
  await build.crowd(60, apron, { sortName: "visitor", words: ["visitor"] });
  for (const words of ["", "visitor"]) {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await searchPeople({ words, ...(after && { after }) }, 7);
      seen.push(...page.people.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after);
    expect([seen.length, new Set(seen).size]).toEqual(words ? [60, 60] : [70, 70]);
  }
  expect((await searchPeople({ words: "visitor", after: "nonsense" })).people).toHaveLength(25);
});

test("says how many fit, up to a bound", async () => {
  const { apron } = await cast();
  await build.crowd(COUNTED + 50, apron, { words: ["visitor"] });
  const { count, more } = await searchPeople({ words: "visitor" });
  expect([count, more]).toEqual([COUNTED, true]);
  const all = await searchPeople({ words: "" });
  expect([all.count, all.more]).toEqual([COUNTED + 60, false]);
  const team = await searchPeople({ words: "", departmentId: String(apron._id) });
  expect([team.count, team.more]).toEqual([COUNTED + 53, false]);
  // Who left is not counted, on later pages neither.
  await Person.updateMany({ staffNumber: /[1-5]$/, words: "visitor" }, { $set: { leftAt: noon } });
  const here = await Person.countDocuments({ leftAt: null, words: "visitor" });
  const first = await searchPeople({ words: "visitor" });
  const next = await searchPeople({ words: "visitor", after: first.next! });
  expect([first.count, first.more, next.count]).toEqual([here, false, here]);
});

test("a beginning that many have, alone, with others, in a department: as if everybody was looked at", async () => {
  const { apron, security } = await cast();
  await build.crowd(COUNTED + 20, apron, {});
  await build.crowd(COUNTED + 20, security, {});
  const everybody = await Person.find({ leftAt: null }).sort({ sortName: 1, _id: 1 }).lean();
  for (const words of ["v", "vi", "vis", "visito", "visitor 1", "visitor 23", "v 7", "a", "visitor maren"])
    for (const home of [undefined, apron, security]) {
      const typed = words.split(" ");
      const fits = everybody.filter(
        (one) =>
          (!home || one.department.equals(home._id)) &&
          typed.every((beginning) => one.words.some((word) => word.startsWith(beginning))),
      );
      const page = await searchPeople({ words, ...(home && { departmentId: String(home._id) }) }, 30);
      expect(page.people.map(({ id }) => id)).toEqual(fits.slice(0, 30).map(({ _id }) => String(_id)));
      expect([page.count, page.more]).toEqual([Math.min(fits.length, COUNTED), fits.length > COUNTED]);
    }
});
