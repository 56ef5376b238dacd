import type { Matrix } from "#models/reporting/figures/matrix.ts";
import { Anchor } from "../anchor.tsx";
import { Row } from "../row.tsx";
import { Rows } from "../rows.tsx";
import { useSay } from "../say.ts";
import { useTexts } from "../texts.tsx";
import type { NameOf } from "./name-of.ts";

/** How many pairs of departments never met, and those whose people asked most. */
export function NeverMet({ never, nameOf, file }: { never: Matrix["never"]; nameOf: NameOf; file?: string }) {
  const { matrix: words } = useTexts().report;
  const { number } = useSay();
  return (
    <div className="never-met">
      <h3>{words.pairs(number(never.pairs), number(never.of))}</h3>
      {never.wanted.length > 0 && <p className="soft work">{words.pairsNote}</p>}
      <Rows kind="simple">
        {never.wanted.map(({ home, host, asked, depends }) => (
          <Row
            key={`${home} ${host}`}
            time={asked > 0 ? number(asked) : "–"}
            timeNote={asked > 0 ? words.asked(asked) : undefined}
            title={words.pair(nameOf(home).name, nameOf(host).name)}
            level={4}
            meta={
              <>
                {depends && <>{words.depends} </>}
                <Anchor to={`/departments/${host}`} className="not-print">
                  {words.look(nameOf(host).name)}
                </Anchor>
              </>
            }
          />
        ))}
      </Rows>
      {file && never.pairs > 0 && (
        <p className="not-print work">
          <Anchor to={file} plain>
            {words.exportNever}
          </Anchor>
        </p>
      )}
    </div>
  );
}
