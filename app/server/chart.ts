/** A line of a chart: a value in percent or a count at each of the points, null where there is none to show. */
export interface Line {
  name: string;
  values: readonly (number | null)[];
}

interface LineChart {
  /** What the chart says, in a sentence, for who cannot see it. */
  description: string;
  /** Names of the points, in order. */
  points: readonly string[];
  lines: readonly Line[];
  /** "%" behind the figures of the axis. */
  percent?: boolean;
}

/** So many lines can be told apart. */
export const MOST_LINES = 4;
const COLOURS = ["var(--series-1)", "var(--series-2)", "var(--series-4)", "var(--series-3)"];
const SHAPES = ["circle", "square", "triangle-up", "diamond"];
const DASHES = [
  [1, 0],
  [6, 4],
  [2, 3],
  [8, 3, 2, 3],
];

/** A name at the end of a line, with room for its figure; the table beside the chart has it whole. */
const NAMED = 16;
const short = (name: string): string => (name.length > NAMED ? `${name.slice(0, NAMED - 1).trimEnd()}…` : name);

/** A label is so high, as a share of the axis. */
const LABEL = 0.12;

/** Where labels stand that would otherwise lie on each other: in the order of their lines, at least a gap apart, and none
 *  above the top while there is room below. */
export function apart(heights: readonly number[], gap: number, top: number): number[] {
  const order = heights.map((_, at) => at).toSorted((one, other) => heights[other]! - heights[one]! || one - other);
  const places = [...heights];
  let above = top + gap;
  for (const at of order) {
    places[at] = Math.min(heights[at]!, above - gap);
    above = places[at];
  }
  return places;
}

/**
 * Draws lines as SVG, on the server: colours are the page's own variables, so that dark mode and print need nothing. The
 * library is loaded by the first chart (0.2 s). The specification is constant; texts and figures come as data.
 */
export async function lineChart({ description, points, lines, percent }: LineChart): Promise<string> {
  const [vega, { compile }] = await Promise.all([import("vega"), import("vega-lite")]);
  const names = lines.map(({ name }) => name);
  const values = lines.flatMap(({ name, values: figures }) =>
    figures.map((value, at) => ({ at, point: points[at]!, name, value })).filter(({ value }) => value !== null),
  );
  const lastOf = (name: string) => values.findLast((one) => one.name === name);
  const ends = names.map(lastOf).filter((one) => one !== undefined);
  const highest = percent ? 100 : Math.max(1, ...values.map(({ value }) => value ?? 0));
  // Shares lie close together far from 0: the axis begins at the tens below the lowest, and spans at least forty.
  const lowest = percent ? Math.min(60, Math.floor(Math.min(...values.map(({ value }) => value ?? 0)) / 10) * 10) : 0;
  const places = apart(
    ends.map(({ value }) => value ?? 0),
    (highest - lowest) * LABEL,
    highest,
  );
  const axis = { labelFontSize: 13, labelColor: "var(--ink-soft)", domain: false, ticks: false, title: null };
  const x = { field: "point", type: "ordinal", sort: [...points], axis: { ...axis, labelAngle: 0, labelOverlap: "parity" } } as const; // prettier-ignore
  const y = {
    field: "value",
    type: "quantitative",
    scale: percent ? { domain: [lowest, 100] } : { zero: true, nice: true },
    axis: {
      ...{ ...axis, gridColor: "var(--line)", tickCount: 5, format: "d" },
      ...(percent && { labelExpr: "datum.label + ' %'" }),
    },
  } as const;
  const color = { field: "name", type: "nominal", sort: names, scale: { domain: names, range: COLOURS }, legend: null } as const; // prettier-ignore
  const dash = { field: "name", type: "nominal", sort: names, scale: { domain: names, range: DASHES }, legend: null } as const; // prettier-ignore
  const shape = { field: "name", type: "nominal", sort: names, scale: { domain: names, range: SHAPES }, legend: null } as const; // prettier-ignore
  // At its end each line is named with its mark and its last figure: names pushed apart still say whose they are.
  const named = ends.map((end, at) => ({
    ...{ ...end, place: places[at] },
    said: `${short(end.name)} ${Math.round(end.value ?? 0)}${percent ? " %" : ""}`,
  }));
  const label = { x, y: { ...y, field: "place" } };
  const spec = {
    ...{
      // With the names, for which the library leaves room by itself, about as wide as half a page: what is drawn wider
      // shrinks there, and its words with it.
      width: lines.length > 1 ? 300 : 460,
      height: 180,
      description,
      padding: { left: 4, right: 12, top: 8, bottom: 4 },
    },
    config: { font: "inherit", view: { stroke: null }, background: "transparent" },
    layer: [
      {
        data: { values },
        mark: { type: "line", strokeWidth: 2.5, aria: false },
        encoding: { x, y, color, strokeDash: dash },
      },
      {
        data: { values },
        mark: { type: "point", filled: true, size: 70, opacity: 1, aria: false },
        encoding: { x, y, color, shape },
      },
      ...(lines.length > 1
        ? [
            {
              data: { values: named },
              mark: { type: "point", filled: true, size: 70, opacity: 1, xOffset: 16, aria: false },
              encoding: { ...label, color, shape },
            },
            {
              data: { values: named },
              mark: {
                ...{ type: "text", align: "left", dx: 26, limit: 0, fontSize: 13, fontWeight: 650 },
                ...{ color: "var(--ink)", aria: false },
              },
              encoding: { ...label, text: { field: "said", type: "nominal" } },
            },
          ]
        : []),
    ],
  };
  const view = new vega.View(vega.parse(compile(spec as Parameters<typeof compile>[0]).spec), { renderer: "none" });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
