import type { OwnRound } from "#models/matching/own-round.ts";
import type { Prospect } from "#models/booking/prospect.ts";
import { Button } from "../button.tsx";
import { Form } from "../form.tsx";
import { Row, type RowProps } from "../row.tsx";
import { Rows } from "../rows.tsx";
import { useSay } from "../say.ts";
import { State } from "../state.tsx";
import { useTexts } from "../texts.tsx";

/** A wish as its buttons name it: "session:65f0…". */
export const wishName = ({ kind, id }: { kind: string; id: string }): string => `${kind}:${id}`;

interface WishListProps extends Pick<OwnRound, "wishes" | "open"> {
  /** How each wish stands, in the same order; none once wishes are closed. */
  standings: readonly Standing[];
}

/** The reader's own list, best first; each wish moves up, down or out by a press. */
export function WishList({ wishes, standings, open }: WishListProps) {
  const { times, round } = useTexts();
  const words = round.wishes;
  const say = useSay();
  const standing = useStanding();
  if (wishes.length === 0) return <p className="work soft">{open ? words.none : words.noneClosed}</p>;
  return (
    <Rows kind={open ? "acts" : "simple"} narrowRail label={words.yours}>
      {wishes.map((wish, at) => (
        <Row
          key={wishName(wish)}
          time={times.ordinal(at + 1)}
          title={wish.title}
          meta={
            wish.kind === "department"
              ? words.anySession
              : wish.kind === "plan"
                ? words.anyDate
                : wish.at
                  ? say.moment(wish.at)
                  : words.gone
          }
          {...standing(standings[at])}
          act={
            open && (
              <WishActs name={wishName(wish)} title={wish.title} first={at === 0} last={at === wishes.length - 1} />
            )
          }
        />
      ))}
    </Rows>
  );
}

/** How a wish stands, as the server says it: of one session with the sentence of the rule that is in the way. */
export interface Standing {
  fits: number;
  of: number;
  only: { prospect: Prospect; hostDecides: boolean; why: string | null } | null;
}

/** Whether a wish can be met as things are, for its row: that it fits, or why not. */
function useStanding() {
  const words = useTexts().round.wishes;
  const { number } = useSay();
  return (standing: Standing | undefined): Pick<RowProps, "why"> => {
    if (!standing) return {};
    const { fits, of, only } = standing;
    if (fits > 0)
      return { why: <State of="can" word={only ? words.fits : words.fitsOf(number(fits), of, number(of))} /> };
    if (!only) return { why: of === 0 ? words.noneYet : words.noneFits(of, number(of)) };
    const { prospect, hostDecides, why } = only;
    if (prospect.what === "mine") return { why: <State of={prospect.state} note={words.mine} /> };
    return { why: why ?? (hostDecides ? words.hostDecides : words.placesGone) };
  };
}

function WishActs({ name, title, first, last }: { name: string; title: string; first: boolean; last: boolean }) {
  const { wishes: words } = useTexts().round;
  return (
    <Form spaced="none" className="cluster" preventScrollReset>
      <input type="hidden" name="wish" value={name} />
      {!first && (
        <Button name="act" value="up" kind="second" small aria-label={words.upSaid(title)}>
          {words.up}
        </Button>
      )}
      {!last && (
        <Button name="act" value="down" kind="second" small aria-label={words.downSaid(title)}>
          {words.down}
        </Button>
      )}
      <Button name="act" value="drop" kind="quiet" small aria-label={words.dropSaid(title)}>
        {words.drop}
      </Button>
    </Form>
  );
}
