import { expect, test } from "vitest";
import { Sheet } from "#app/components/sheet/sheet.tsx";
import { show } from "./show.tsx";

const markup = show(<Sheet wrong />);

test("every component is rendered by the server alone", () => {
  for (const name of ["sign--mine", "row--lit", "timeline", "field--wrong", "table--folds", "errors", "switch--on"])
    expect(markup).toContain(name);
});

test("nothing carries a style of its own: the policy of the page would drop it", () => {
  expect(markup).not.toMatch(/\sstyle=/);
  expect(markup).not.toContain("<style");
});

test("no id stands twice, and whatever is referred to is there", () => {
  const ids = [...markup.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  const wanted = [...markup.matchAll(/\s(?:aria-(?:describedby|labelledby)|for)="([^"]+)"/g)];
  for (const id of wanted.flatMap(([, list]) => list!.split(" "))) expect(ids).toContain(id);
});
