import { expect, test } from "vitest";
import { initials } from "#app/components/avatar.tsx";
import { isLost } from "#app/components/failure.ts";
import { near } from "#app/components/pager.tsx";
import { Places } from "#app/components/places.tsx";
import { Sentence } from "#app/components/sentence.tsx";
import { show, words } from "./show.tsx";

test("initials come from the first and the last part of a name, in any script", () => {
  expect(initials("Maren Okafor-Lindqvist")).toBe("MO");
  expect(initials("  Tomás   Iturralde Echeverría ")).toBe("TE");
  expect(initials("נועה בן־דוד")).toBe("נב");
  expect(initials("Cher")).toBe("C");
  expect(initials("𐐨da (temp)")).toBe("𐐀");
  expect(initials("007")).toBe("?");
});

test("a pager shows the pages near, the first and the last, and fills a gap of one", () => {
  expect(near(1, 2)).toEqual([1, 2]);
  expect(near(4, 9)).toEqual([1, 2, 3, 4, 5, undefined, 9]);
  expect(near(12, 1313)).toEqual([1, undefined, 11, 12, 13, undefined, 1313]);
});

test("the words of places are the truth; more than eight are not drawn", () => {
  const six = show(<Places left={2} of={6} />);
  expect(words(six)).toBe("2 of 6 places left");
  expect(six.match(/class="taken"/g)).toHaveLength(4);
  expect(words(show(<Places left={0} of={5} />))).toBe("All 5 taken");
  expect(show(<Places left={18} of={30} />)).not.toContain("<i");
});

test("a sentence takes its parts where the catalogue says", () => {
  expect(words(show(<Sentence text="{1} before {0}" parts={["this", "that"]} />))).toBe("that before this");
});

test.each([
  [new TypeError("Failed to fetch"), true],
  [new TypeError("NetworkError when attempting to fetch resource."), true],
  [new TypeError("Load failed"), true],
  [new TypeError("network error"), true],
  [new TypeError("x is not a function"), false],
  [new Error("fetch"), false],
])("%s: no answer came is %s, since then nobody knows what was done", (error, lost) => {
  expect(isLost(error)).toBe(lost);
});
