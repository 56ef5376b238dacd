import type { OwnRound } from "#models/matching/own-round.ts";
import { Button } from "../button.tsx";
import { Form } from "../form.tsx";
import { Row } from "../row.tsx";
import { Rows } from "../rows.tsx";
import { useSay } from "../say.ts";
import { useTexts } from "../texts.tsx";

/** A wish as its buttons name it: "session:65f0…". */
export const wishName = ({ kind, id }: { kind: string; id: string }): string => `${kind}:${id}`;

/** The reader's own list, best first; each wish moves up, down or out by a press. */
export function WishList({ wishes, open }: Pick<OwnRound, "wishes" | "open">) {
  const { times, round } = useTexts();
  const words = round.wishes;
  const say = useSay();
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
