import { expect, test } from "vitest";
import { Person } from "#models/people/person.document.ts";
import { searchPeople } from "#models/people/directory.ts";
import { build, cast, noon } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";

await freshDatabase();

/** More than are sorted at once. */
const MANY = 250;

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

test("says how many there are; of those that are looked for only where all stand on the page", async () => {
  const { apron } = await cast();
  await build.crowd(MANY, apron, { words: ["visitor"], starts: ["visi"] });
  const counted = async (query: Parameters<typeof searchPeople>[0], size?: number) => {
    const { count, more, next } = await searchPeople(query, size);
    return [count, more, next !== null];
  };
  expect(await counted({ words: "visitor" })).toEqual([25, true, true]);
  expect(await counted({ words: "visitor" }, MANY)).toEqual([MANY, false, false]);
  expect(await counted({ words: "" })).toEqual([MANY + 10, false, true]);
  expect(await counted({ words: "", departmentId: String(apron._id) })).toEqual([MANY + 3, false, true]);
  // On a later page there are more, for some came before; what is no cursor is no later page.
  const first = await searchPeople({ words: "visitor" }, MANY - 3);
  expect(await counted({ words: "visitor", after: first.next! })).toEqual([25, true, false]);
  expect(await counted({ words: "visitor", after: "nonsense" }, MANY)).toEqual([MANY, false, false]);
  await Person.updateMany({ staffNumber: { $not: /0$/ }, words: "visitor" }, { $set: { leftAt: noon } });
  expect(await counted({ words: "visitor" })).toEqual([25, false, false]);
});

test("a beginning that many have, alone, with others, in a department: as if everybody was looked at", async () => {
  const { apron, security } = await cast();
  await build.crowd(MANY, apron, {});
  await build.crowd(MANY, security, {});
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
      expect([page.count, page.more]).toEqual([Math.min(fits.length, 30), fits.length > 30]);
    }
});
