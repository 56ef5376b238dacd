import { Depends } from "../department/depends.tsx";
import { BarsTable } from "../report/bars-table.tsx";
import { Chart } from "../report/chart.tsx";
import { Matrix } from "../report/matrix.tsx";
import { departments } from "./moments.ts";
import { Part } from "./part.tsx";

type Code = keyof typeof departments;
const nameOf = (id: string) => departments[id as Code];
const shares = { prm: [189, 97], bag: [96, 93], lpo: [3, null] } as const;
const on = (id: Code, why: string) => ({ id, why, ...departments[id] });

/** Figures of many departments. `lines` is drawn on the server. */
export function Charts({ lines }: { lines: string }) {
  return (
    <Part
      id="charts"
      title="Charts"
      rule="Bars live in their table; the matrix has five steps and an outlined never; lines differ by dash and mark and are named at their end."
    >
      <div className="chart">
        <Chart svg={lines} />
        <BarsTable
          caption="Promise kept by department"
          first="Department"
          figure="Kept"
          of="of"
          aim={95}
          rows={Object.entries(shares).map(([id, [of, percent]]) => ({
            ...{ id, ...nameOf(id), rowsTo: "#charts" },
            share: { count: Math.round((of * (percent ?? 0)) / 100), of, percent },
          }))}
        />
      </div>
      <Matrix
        matrix={{
          shown: ["prm", "bag", "apc", "afo", "lpo"],
          cells: [
            [0, 100, 40, 20, 9],
            [70, 0, 4, null, 1],
            [12, 2, 0, 30, 0],
            [0, 5, 61, 0, 8],
            [3, 0, 0, 13, 0],
          ],
          went: [169, 75, 44, 74, 16],
          never: { pairs: 4, of: 20, wanted: [{ home: "apc", host: "lpo", asked: 6, depends: true }] },
        }}
        all={36}
        nameOf={nameOf}
        rowsTo={() => "#charts"}
      />
      <Depends
        {...departments.prm}
        on={[on("bag", "Wheelchairs from the hold"), on("apc", "A stand with a lift"), on("afo", "A quiet runway")]}
        by={[on("lpo", "Crutches that were left"), on("bag", "A warning before a group arrives")]}
        visits={{ bag: 31, apc: 9, lpo: 2 }}
        reader="prm"
      />
    </Part>
  );
}
