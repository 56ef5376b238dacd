import { expect, test } from "vitest";
import { apart, lineChart } from "#app/server/chart.ts";

test("labels at the ends of lines do not lie on each other", () => {
  expect(apart([95, 95, 40], 10, 100)).toEqual([95, 85, 40]);
  expect(apart([40, 98, 97], 10, 100)).toEqual([40, 98, 88]);
  expect(apart([50, 20], 10, 100)).toEqual([50, 20]);
});

test("a chart has no styles of its own, and what comes from data stays text", async () => {
  const name = `<script>"Night's"</script>`;
  const svg = await lineChart({
    description: name,
    points: ["Q1", "Q2"],
    lines: [
      { name, values: [50, 60] },
      { name: "Days", values: [null, 60] },
      { name: "Early and late by turns", values: [70, 71.6] },
    ],
    percent: true,
  });
  expect([svg.includes("<svg"), /<script|<style|style=/.test(svg)]).toEqual([true, false]);
  expect(svg).toContain("var(--series-1)");
  // Drawn in half a page without being shrunk: its words stay as large as those beside it.
  expect(Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])).toBeLessThan(600);
  // Each line is named with its last figure, whole; a long name is cut before it.
  expect([...svg.matchAll(/>(Days 60 %|Early and late… 72 %)</g)].map(([, said]) => said)).toHaveLength(2);
});
