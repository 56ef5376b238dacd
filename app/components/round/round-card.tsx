import { ButtonLink } from "../button.tsx";
import { Panel } from "../panel.tsx";
import { useSay } from "../say.ts";
import { Stack } from "../stack.tsx";
import { useTexts } from "../texts.tsx";

export interface OpenToYou {
  id: string;
  name: string;
  wishesUntil: Date;
  /** Wishes on the reader's list. */
  ranked: number;
}

/** On the home page, while rounds take wishes of the reader. */
export function RoundCards({ rounds }: { rounds: readonly OpenToYou[] }) {
  return rounds.map((round) => <RoundCard key={round.id} round={round} />);
}

function RoundCard({ round: { id, name, wishesUntil, ranked } }: { round: OpenToYou }) {
  const { card } = useTexts().round;
  const say = useSay();
  const until = say.moment(wishesUntil);
  return (
    <Panel kind={ranked === 0 ? "spot" : undefined} labelledBy={`round-${id}`}>
      <Stack space="tight">
        <h2 id={`round-${id}`}>{card.title(name)}</h2>
        <p className="work">{ranked === 0 ? card.none(until) : card.some(ranked, until)}</p>
        <p>
          <ButtonLink to={`/rounds/${id}/wishes`} kind="second">
            {ranked === 0 ? card.press : card.change}
          </ButtonLink>
        </p>
      </Stack>
    </Panel>
  );
}
