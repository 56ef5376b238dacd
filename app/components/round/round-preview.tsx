import type { PlacementFilter, PlacementPage } from "#models/matching/placement-list.ts";
import type { RoundRules } from "#models/matching/round-rules.ts";
import type { RoundView } from "#models/matching/round-view.ts";
import { Anchor } from "../anchor.tsx";
import { Panel } from "../panel.tsx";
import { useSay } from "../say.ts";
import { Section } from "../section.tsx";
import { Shares } from "../shares.tsx";
import { Stack } from "../stack.tsx";
import { useTexts } from "../texts.tsx";
import { AnnounceForm } from "./announce-form.tsx";
import { useShare } from "./percent.ts";
import { Placements } from "./placements.tsx";
import { PreviewStats } from "./preview-stats.tsx";
import { Rules } from "./rules.tsx";

/** So many departments are drawn, the largest. */
const DRAWN = 12;

interface RoundPreviewProps {
  round: RoundView & { figures: NonNullable<RoundView["figures"]> };
  list: PlacementPage;
  only: PlacementFilter;
  rules: RoundRules;
}

/** A matched round in figures, by department and person by person; then what is to be done with it. */
export function RoundPreview({ round, list, only, rules }: RoundPreviewProps) {
  const { preview, changes, announce } = useTexts().round;
  const { number } = useSay();
  const share = useShare();
  const { figures, state } = round;
  const shown = figures.departments.slice(0, DRAWN);
  const more = figures.departments.length - shown.length;
  return (
    <Stack space="wide">
      <PreviewStats figures={figures} repaired={state === "announced" && round.changes > 0} />
      {state === "announced" && (
        <Section title={changes.title}>
          <p className="work">
            {round.changes === 0 ? changes.none : changes.some(round.changes, number(round.changes))}{" "}
            {round.changes > 0 && (
              <Anchor to={`/rounds/${round.id}?only=changed#people`} stay>
                {changes.see}
              </Anchor>
            )}
          </p>
        </Section>
      )}
      <Shares
        id="shares"
        title={preview.shares}
        rowName={preview.department}
        drawn={preview.drawn}
        columns={preview.columns}
        legend={preview.legend}
        rows={shown}
        share={share}
        number={number}
        note={more > 0 && preview.moreDepartments(more, number(more))}
      />
      <Rules round={round} rules={rules} />
      <Placements
        roundId={round.id}
        list={list}
        only={only}
        people={figures.people}
        unplaced={round.unplaced}
        changes={round.changes}
        open={state === "matched"}
      />
      {state === "matched" && (
        <Panel labelledBy="announce">
          <h2 id="announce">{announce.title}</h2>
          <AnnounceForm round={{ ...round, figures }} />
        </Panel>
      )}
    </Stack>
  );
}
