import { Button, ButtonLink, Buttons } from "../button.tsx";
import { Row } from "../row.tsx";
import { Rows } from "../rows.tsx";
import { State } from "../state.tsx";

/** Rows with fewer columns than those of sessions, or with room for two buttons. */
export function OtherRows() {
  return (
    <>
      <Rows kind="simple" label="Waiting for you">
        <Row
          time="2 min"
          timeNote="until Sunday"
          title="Tell us how Lost Property was"
          to="#rows"
          meta="Five short questions. Pilar has written hers; you read it after yours."
          act={
            <ButtonLink kind="second" small to="#rows">
              Write reflection
            </ButtonLink>
          }
        />
      </Rows>
      <Rows kind="states" label="Ahead of you">
        <Row
          time="14:00"
          timeNote="Thu 26 Nov"
          title="One passenger, kerb to seat"
          to="#rows"
          meta="Without a column for acts: the title leads to it."
          state={<State of="booked" word="You are booked" />}
        />
      </Rows>
      <Rows kind="acts" narrowRail label="Your wishes">
        <Row
          time="1st"
          title="Night works: closing and opening a runway in one night"
          to="#rows"
          meta="A narrow rail for short words, and room for two buttons."
          act={
            <Buttons>
              <Button kind="second" small>
                Down
              </Button>
              <Button kind="quiet" small>
                Remove
              </Button>
            </Buttons>
          }
        />
      </Rows>
    </>
  );
}
