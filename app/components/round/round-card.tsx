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

/** On the home page, while rounds take wishes of the reader. `lit` unless something more urgent is. */
export function RoundCards({ rounds, lit }: { rounds: readonly OpenToYou[]; lit: boolean }) {
  const first = lit ? rounds.find(({ ranked }) => ranked === 0) : undefined;
  return rounds.map((round) => <RoundCard key={round.id} round={round} lit={round === first} />);
}

function RoundCard({ round: { id, name, wishesUntil, ranked }, lit }: { round: OpenToYou; lit: boolean }) {
  const { card } = useTexts().round;
  const say = useSay();
  const until = say.moment(wishesUntil);
  return (
    <Panel kind={lit ? "spot" : undefined} labelledBy={`round-${id}`}>
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
